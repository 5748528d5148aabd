import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EntryPage } from "#app/admin/entry-page.tsx"
import { resetPasswordSection } from "#app/admin/entry-sections.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import {
  isPasswordResetOpen,
  resetPassword,
} from "#app/features/organizer/reset-password.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

export const meta: MetaFunction = () => pageTitle("admin.entry.reset.title")

/** The page a mailed link opens: a form while the link works, 410 and the way to a new one after. */
export async function loader({ params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const isOpen = await isPasswordResetOpen(params["token"] ?? "", runtime)
  const now = await runtime.clock.now(runtime.db)
  return data({ isOpen, now }, { status: isOpen ? 200 : 410 })
}

/** Sets the password, once; the form again (400) when it is too weak. */
export async function action({ request, params }: ActionFunctionArgs) {
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([resetPasswordSection], formData))
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 })
  }
  const password = String(submission.value["password"])
  const result = await resetPassword({ token: params["token"] ?? "", password }, getRuntime())
  // The page that comes back says that the link is over.
  if (!result.ok) return data(null, { status: 410 })
  throw redirect(paths.login({ notice: "password-set" }), 303)
}

export default function ResetPassword() {
  const { text } = useLanguage()
  const { isOpen, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  if (!isOpen) {
    return (
      <EntryPage title={text("admin.entry.reset.over")} lead={text("admin.entry.reset.overText")}>
        <LinkButton href={paths.forgotPassword()} tone="primary">
          {text("admin.entry.reset.again")}
        </LinkButton>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={text("admin.entry.reset.title")}>
      <ShortForm
        id="reset-password"
        section={resetPasswordSection}
        content={{}}
        lastResult={lastResult}
        submitLabel={text("admin.entry.reset.submit")}
        now={now}
      />
    </EntryPage>
  )
}
