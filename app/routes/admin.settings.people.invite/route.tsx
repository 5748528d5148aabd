import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { schemaOf } from "#app/admin/field-form.ts"
import { mustWait } from "#app/admin/must-wait.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { inviteSection } from "#app/admin/people/people-sections.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { invitePerson } from "#app/features/organizer/invite-person.server.ts"
import { paths } from "#app/paths.ts"
import { isId } from "#app/platform/ids.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("people.invite.title")

/** The form, with a hidden `attempt` that makes a form sent twice one invitation. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireAdmin(request, runtime)
  return { attempt: runtime.ids(), now: await runtime.clock.now(runtime.db) }
}

/** Owes the mail; the form again (400) when something is wrong, or a wait (429). */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const given = String(formData.get("attempt"))
  const attempt = isId(given) ? { attempt: given } : {}
  const submission = readForm(formData, schemaOf([inviteSection], formData))
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), ...attempt }, { status: 400 })
  }
  const email = String(submission.value["email"])
  const role = submission.value["role"] === "admin" ? "admin" : "member"
  const result = await invitePerson(actor, { email, role, ...attempt }, runtime)
  if (result.ok) throw redirect(paths.adminPeople({ notice: "invited" }), 303)
  if (result.problem === "too-many-tries") {
    const { formErrors, answer } = mustWait(result)
    return data({ lastResult: submission.reply({ formErrors }), ...attempt }, answer)
  }
  const place = result.problem === "role-too-small" ? "role" : "email"
  const fieldErrors = { [place]: [result.problem] }
  return data({ lastResult: submission.reply({ fieldErrors }), ...attempt }, { status: 400 })
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function Invite() {
  const { attempt, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader title={text("people.invite.title")} lead={text("people.invite.lead")} />
      <ShortForm
        id="invite"
        section={inviteSection}
        content={{ email: "", role: "member" }}
        lastResult={answer?.lastResult}
        submitLabel={text("people.invite.submit")}
        now={now}
        hidden={{ attempt: answer?.attempt ?? attempt }}
      />
      <TextLink href={paths.adminPeople()}>{text("people.people.back")}</TextLink>
    </div>
  )
}
