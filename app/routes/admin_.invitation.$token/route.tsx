import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EntryPage } from "#app/admin/entry-page.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { joinSection } from "#app/admin/people/people-sections.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { acceptInvitation } from "#app/features/organizer/accept-invitation.server.ts"
import { findInvitation } from "#app/features/organizer/find-invitation.server.ts"
import { findSignedIn } from "#app/features/organizer/gates.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("people.join.submit")

/**
 * The page a mailed invitation opens: a form while it can be accepted, 410 with the reason and a way on after,
 * 404 for a link that was never sent. Opening it changes nothing. Who has just joined with it goes on.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const found = (await findInvitation(params["token"] ?? "", runtime)) ?? notFound()
  const { organizerName, email, role, name, over } = found
  const signedIn = await findSignedIn(request, runtime)
  const isThem = signedIn?.user.email.toLowerCase() === email.toLowerCase()
  if (isThem && signedIn?.organizer.id === found.organizerId) throw redirect(paths.today())
  const now = await runtime.clock.now(runtime.db)
  const signedInName = signedIn?.user.name ?? null
  const shown = { organizerName, email, role, name, over, signedInName, now }
  return data(shown, { status: over === null ? 200 : 410 })
}

/** Joins and signs in; the form again (400) when something is wrong, 410 when it is over by now, 404 as above. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const token = params["token"] ?? ""
  if (!(await findInvitation(token, runtime))) notFound()
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([joinSection], formData))
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 })
  }
  const { name, password } = submission.value
  const input = { token, name: String(name), password: String(password) }
  const result = await acceptInvitation(input, runtime)
  // The page that comes back says why.
  if (!result.ok) return data(null, { status: 410 })
  const cookie = await signInCookie(result.sessionToken, runtime.env.appUrl)
  throw redirect(paths.today(), { status: 303, headers: { "Set-Cookie": cookie } })
}

export default function Invitation() {
  const { text } = useLanguage()
  const { organizerName, email, role, name, over, signedInName, now } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const values = { organizer: organizerName, role, email }
  if (over !== null) {
    const maySignIn = over === "accepted" || over === "already-here"
    return (
      <EntryPage
        title={text(`people.join.over.${over}.title`)}
        lead={text(`people.join.over.${over}.text`, values)}
      >
        <LinkButton
          href={maySignIn ? paths.login() : paths.home()}
          tone={maySignIn ? "primary" : "plain"}
          className="justify-self-start"
        >
          {text(maySignIn ? "people.join.signIn" : "people.join.back")}
        </LinkButton>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={text("people.join.title", values)} lead={text("people.join.lead", values)}>
      {signedInName === null ? null : (
        <Notice tone="caution">{text("people.join.signedInAs", { name: signedInName })}</Notice>
      )}
      <ShortForm
        id="join"
        section={joinSection}
        content={{ name }}
        lastResult={lastResult}
        submitLabel={text("people.join.submit")}
        now={now}
      />
    </EntryPage>
  )
}
