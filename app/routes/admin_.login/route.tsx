import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EntryPage } from "#app/admin/entry-page.tsx"
import { signInSection } from "#app/admin/entry-sections.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { mustWait } from "#app/admin/must-wait.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { createAuthenticator } from "#app/features/organizer/authenticator.server.ts"
import { findSignedIn } from "#app/features/organizer/gates.server.ts"
import { isSetUp } from "#app/features/organizer/is-set-up.server.ts"
import { returnAddress } from "#app/features/organizer/return-address.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.entry.login.title")

const notices = ["password-set", "signed-out", "set-up"] as const

/** The sign-in form. Who is signed in goes on at once; an empty installation is set up first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const search = new URL(request.url).searchParams
  const next = returnAddress(search.get("next"))
  if (await findSignedIn(request, runtime)) throw redirect(next)
  if (!(await isSetUp(runtime))) throw redirect(paths.setup())
  const notice = notices.find((name) => name === search.get("notice")) ?? null
  return { next, notice, now: await runtime.clock.now(runtime.db) }
}

/** Proves email and password: the cookie and a redirect, or the form again (400), or a wait (429). */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const formData = await requireForm(request.clone())
  const submission = readForm(formData, schemaOf([signInSection], formData))
  const reply = (formErrors: string[]) =>
    submission.reply({ hideFields: ["password"], ...(formErrors.length > 0 ? { formErrors } : {}) })
  if (submission.status !== "success") return data(reply([]), { status: 400 })
  const result = await createAuthenticator(runtime).authenticate("form", request)
  if (result.ok) {
    const cookie = await signInCookie(result.sessionToken, runtime.env.appUrl)
    const next = returnAddress(String(formData.get("next") ?? ""))
    throw redirect(next, { status: 303, headers: { "Set-Cookie": cookie } })
  }
  if (result.problem === "wrong-sign-in") return data(reply([result.problem]), { status: 400 })
  const { formErrors, answer } = mustWait(result)
  return data(reply(formErrors), answer)
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function Login() {
  const { text } = useLanguage()
  const { next, notice, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <EntryPage title={text("admin.entry.login.title")}>
      {notice && !lastResult ? (
        <Notice tone="success" isNews>
          {text(`admin.entry.notices.${notice}`)}
        </Notice>
      ) : null}
      <ShortForm
        id="sign-in"
        section={signInSection}
        content={{}}
        lastResult={lastResult}
        submitLabel={text("admin.entry.login.submit")}
        now={now}
        hidden={{ next }}
      >
        <TextLink href={paths.forgotPassword()}>{text("admin.entry.login.forgot")}</TextLink>
      </ShortForm>
    </EntryPage>
  )
}
