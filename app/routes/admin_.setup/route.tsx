import { data, redirect, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EntryPage } from "#app/admin/entry-page.tsx"
import { setupSection } from "#app/admin/entry-sections.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { isSetUp } from "#app/features/organizer/is-set-up.server.ts"
import { setupSchema } from "#app/features/organizer/schema.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { setUpOrganizer } from "#app/features/organizer/set-up-organizer.server.ts"
import { startSession } from "#app/features/organizer/start-session.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"

export const meta: MetaFunction = () => pageTitle("admin.entry.setup.title")

/** The first run, on an empty installation only. */
export async function loader() {
  const runtime = getRuntime()
  if (await isSetUp(runtime)) throw redirect(paths.login())
  return { now: await runtime.clock.now(runtime.db) }
}

/** Makes the organizer and its owner, and signs the owner in; the form again (400) when refused. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  if (await isSetUp(runtime)) throw redirect(paths.login(), 303)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([setupSection], formData))
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 })
  }
  const input = setupSchema.parse(submission.value)
  const result = await setUpOrganizer({ kind: "job", task: "setup" }, input, runtime)
  if (!result.ok) throw redirect(paths.login(), 303)
  const token = await startSession(result.userId, runtime)
  throw redirect(paths.today(), {
    status: 303,
    headers: { "Set-Cookie": await signInCookie(token, runtime.env.appUrl) },
  })
}

export default function Setup() {
  const { text } = useLanguage()
  const { now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <EntryPage title={text("admin.entry.setup.title")} lead={text("admin.entry.setup.lead")}>
      <ShortForm
        id="setup"
        section={setupSection}
        content={{ timeZone: "UTC" }}
        lastResult={lastResult}
        submitLabel={text("admin.entry.setup.submit")}
        now={now}
      />
    </EntryPage>
  )
}
