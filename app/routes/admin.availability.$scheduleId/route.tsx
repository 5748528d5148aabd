import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EditForm } from "#app/admin/edit-form.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { copyHours } from "#app/admin/fields/time-ranges/copy-hours.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { scheduleSections } from "#app/admin/schedule-sections.ts"
import { onlyToShow, showAgain } from "#app/admin/show-again.server.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { findSchedule } from "#app/features/schedule/queries.server.ts"
import { saveSchedule } from "#app/features/schedule/save-schedule.server.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.title")

/** One schedule of this organizer; 404 for any other. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireOrganizer(request, runtime)
  const id = params["scheduleId"] ?? ""
  const schedule = (await findSchedule(organizer.id, id, runtime)) ?? notFound()
  const isSaved = new URL(request.url).searchParams.get("notice") === "saved"
  return { schedule, isSaved, now: await runtime.clock.now(runtime.db) }
}

/** Saves zone and hours; the form again when hours are wrong (400), or were copied from day to day. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const scheduleId = params["scheduleId"] ?? ""
  if (!(await findSchedule(organizer.id, scheduleId, runtime))) notFound()
  const sent = await requireForm(request)
  const copied = copyHours(sent, "hours")
  const formData = copied ? onlyToShow(copied) : sent
  const submission = readForm(formData, schemaOf(scheduleSections, formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const timeZone = String(submission.value["timeZone"])
  const hours = submission.value["hours"] as WeeklyRange[]
  const result = await saveSchedule(actor, { scheduleId, timeZone, hours }, runtime)
  if (result.ok) throw redirect(paths.adminSchedule(scheduleId, { notice: "saved" }), 303)
  if (result.problem === "not-found") notFound()
  const fieldErrors = { hours: ["range-overlaps"] }
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  return data(lastResult, { status })
}

export default function ScheduleView() {
  const { schedule, isSaved, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader
        title={text("admin.availability.of", { name: schedule.hostName })}
        lead={text("admin.availability.lead")}
      />
      {isSaved && !lastResult ? (
        <Notice tone="success" isNews headline={text("admin.availability.saved")} />
      ) : null}
      <EditForm
        id="schedule"
        sections={scheduleSections}
        content={{ timeZone: schedule.timeZone, hours: schedule.hours }}
        lastResult={lastResult}
        saveLabel={text("admin.availability.save")}
        now={now}
        beside={
          <TextLink href={paths.adminAvailability()}>{text("admin.availability.back")}</TextLink>
        }
      />
    </>
  )
}
