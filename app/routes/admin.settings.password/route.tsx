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
import { readForm } from "#app/admin/read-form.ts"
import { changePasswordSection } from "#app/admin/settings-sections.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { SignOutEverywhere } from "#app/admin/sign-out-everywhere.tsx"
import { changePassword } from "#app/features/organizer/change-password.server.ts"
import { hasRole, requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.settings.password.title")

const hideFields = ["currentPassword", "newPassword"]

/** The form needs nothing but somebody signed in. A member, who has no settings, finds the whole account here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, user } = await requireOrganizer(request, runtime)
  return {
    isMember: !hasRole(actor, "admin"),
    email: user.email,
    isDone: new URL(request.url).searchParams.get("notice") === "password",
    now: await runtime.clock.now(runtime.db),
  }
}

/** Changes the password and signs out every other browser; the form again (400), or a wait (429). */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireOrganizer(request, runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([changePasswordSection], formData))
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields }), { status: 400 })
  }
  const currentPassword = String(submission.value["currentPassword"])
  const newPassword = String(submission.value["newPassword"])
  const result = await changePassword(actor, { currentPassword, newPassword }, runtime)
  if (result.ok) {
    const cookie = await signInCookie(result.sessionToken, runtime.env.appUrl)
    const notice = { notice: "password" }
    const to = hasRole(actor, "admin") ? paths.adminSettings(notice) : paths.adminPassword(notice)
    throw redirect(to, { status: 303, headers: { "Set-Cookie": cookie } })
  }
  if (result.problem === "wrong-password") {
    const fieldErrors = { currentPassword: [result.problem] }
    return data(submission.reply({ hideFields, fieldErrors }), { status: 400 })
  }
  const { formErrors, answer } = mustWait(result)
  return data(submission.reply({ hideFields, formErrors }), answer)
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function Password() {
  const { now, isMember, isDone, email } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader
        title={text("admin.settings.password.title")}
        lead={text("admin.settings.password.lead")}
      />
      {isDone && !lastResult ? (
        <Notice tone="success" isNews headline={text("admin.settings.done.password")} />
      ) : null}
      <ShortForm
        id="change-password"
        section={changePasswordSection}
        content={{}}
        lastResult={lastResult}
        submitLabel={text("admin.settings.password.submit")}
        now={now}
      />
      {isMember ? (
        <SignOutEverywhere email={email} />
      ) : (
        <TextLink href={paths.adminSettings()}>{text("admin.settings.password.back")}</TextLink>
      )}
    </div>
  )
}
