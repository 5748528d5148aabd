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
import { forgotPasswordSection } from "#app/admin/entry-sections.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { mustWait } from "#app/admin/must-wait.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { askPasswordReset } from "#app/features/organizer/ask-password-reset.server.ts"
import { clientAddress } from "#app/features/organizer/authenticator.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.entry.forgot.title")

/** The form that asks for a link, or (`?sent=1`) the same words whatever the address was. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const isSent = new URL(request.url).searchParams.get("sent") === "1"
  return { isSent, now: await runtime.clock.now(runtime.db) }
}

/** Owes the mail, if there is somebody to get it; 429 when asked too often. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([forgotPasswordSection], formData))
  if (submission.status !== "success") return data(submission.reply(), { status: 400 })
  const email = String(submission.value["email"])
  const result = await askPasswordReset({ email, clientAddress: clientAddress(request) }, runtime)
  if (result.ok) throw redirect(paths.forgotPassword({ sent: 1 }), 303)
  const { formErrors, answer } = mustWait(result)
  return data(submission.reply({ formErrors }), answer)
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function ForgotPassword() {
  const { text } = useLanguage()
  const { isSent, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <EntryPage title={text("admin.entry.forgot.title")} lead={text("admin.entry.forgot.lead")}>
      {isSent && !lastResult ? (
        <Notice tone="success" isNews headline={text("admin.entry.forgot.sent")}>
          {text("admin.entry.forgot.sentText")}
        </Notice>
      ) : null}
      <ShortForm
        id="forgot-password"
        section={forgotPasswordSection}
        content={{}}
        lastResult={lastResult}
        submitLabel={text("admin.entry.forgot.submit")}
        now={now}
      >
        <TextLink href={paths.login()}>{text("admin.entry.backToLogin")}</TextLink>
      </ShortForm>
    </EntryPage>
  )
}
