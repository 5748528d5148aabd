import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { copyScheduleSection } from "#app/admin/schedule-sections.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { copySchedule } from "#app/features/schedule/copy-schedule.server.ts"
import { LONGEST_SCHEDULE_NAME } from "#app/features/schedule/schema.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.copy.title")

/** The schedule that would be copied; 404 for another organizer's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  return { schedule, now: await runtime.clock.now(runtime.db) }
}

/** Makes the copy under `name` and shows it; the form again (400) when the name is missing or taken. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([copyScheduleSection], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const input = { scheduleId: schedule.id, name: String(submission.value["name"]) }
  const result = await copySchedule(actor, input, runtime)
  if (result.ok) {
    throw redirect(paths.adminSchedule(result.scheduleId, { notice: "copied" }), 303)
  }
  if (result.problem === "not-found") notFound()
  const { lastResult, status } = showAgain(submission, { fieldErrors: { name: [result.problem] } })
  return data(lastResult, { status })
}

export default function CopySchedule() {
  const { schedule, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const suggested = text("admin.availability.copy.suggested", {
    name: schedule.name || text("admin.availability.usual"),
  })
  return (
    <>
      <ScheduleHeader
        schedule={schedule}
        current="copy"
        lead={text("admin.availability.copy.lead")}
      />
      <div className="grid max-w-prose gap-4">
        <h2 className="text-lg">{text("admin.availability.copy.title")}</h2>
        <ShortForm
          id="copy-schedule"
          section={copyScheduleSection}
          content={{ name: suggested.slice(0, LONGEST_SCHEDULE_NAME) }}
          lastResult={lastResult}
          submitLabel={text("admin.availability.copy.submit")}
          now={now}
        />
      </div>
    </>
  )
}
