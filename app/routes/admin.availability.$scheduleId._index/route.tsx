import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { readScheduleForm } from "#app/admin/availability/read-schedule-form.server.ts"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { UsedBy } from "#app/admin/availability/used-by.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { SavedMeanwhile } from "#app/admin/saved-meanwhile.tsx"
import { scheduleSections } from "#app/admin/schedule-sections.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { findSchedule } from "#app/features/schedule/queries.server.ts"
import { saveSchedule } from "#app/features/schedule/save-schedule.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

const DONE: Record<string, string> = {
  saved: "admin.availability.saved",
  created: "admin.availability.done.created",
  copied: "admin.availability.done.copied",
}
const PROBLEM_AT = { "hours-overlap": "hours", "schedule-name-taken": "name" } as const

export const meta: MetaFunction = () => pageTitle("admin.availability.title")

/** One schedule of this organizer; 404 for any other. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const notice = new URL(request.url).searchParams.get("notice") ?? ""
  return { schedule, done: DONE[notice] ?? null, now: await runtime.clock.now(runtime.db) }
}

/**
 * Saves name, zone and hours; the form again when something is wrong (400), when hours were copied, opened or
 * closed (200), or when somebody else was quicker (409).
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, schedule } = await requireSchedule(
    request,
    params["scheduleId"],
    runtime,
  )
  const { id: scheduleId } = schedule
  const { submission, content, basedOn } = readScheduleForm(await requireForm(request))
  const begun = { basedOn, conflict: null }
  if (!content) {
    const { lastResult, status } = showAgain(submission)
    return data({ ...begun, lastResult }, { status })
  }
  const input = { scheduleId, ...content, basedOn: new Date(basedOn) }
  const result = await saveSchedule(actor, input, runtime)
  if (result.ok) throw redirect(paths.adminSchedule(scheduleId, { notice: "saved" }), 303)
  if (result.problem === "not-found") notFound()
  if (result.problem === "changed-meanwhile") {
    // Sent again, it is saved over what has now been seen.
    const theirs = (await findSchedule(organizer.id, scheduleId, runtime)) ?? notFound()
    const { lastResult } = showAgain(submission)
    const conflict = { theirs, mine: content }
    return data({ basedOn: theirs.updatedAt.toISOString(), conflict, lastResult }, { status: 409 })
  }
  const problem = result.problem === "hours-overlap" ? "range-overlaps" : result.problem
  const fieldErrors = { [PROBLEM_AT[result.problem]]: [problem] }
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  return data({ ...begun, lastResult }, { status })
}

export default function WeeklyHours() {
  const { schedule, done, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const { name, timeZone, hours, usedBy, updatedAt } = schedule
  const conflict = answer?.conflict ?? null
  return (
    <>
      <ScheduleHeader
        schedule={schedule}
        current="hours"
        lead={text("admin.availability.lead")}
        done={done && !answer ? text(done) : null}
      />
      <div className="mb-2 flex flex-wrap gap-x-4">
        <span className="text-muted">{text("admin.availability.usedBy")}</span>
        <UsedBy usedBy={usedBy} />
      </div>
      {conflict ? (
        <SavedMeanwhile
          words="admin.availability.conflict"
          sections={scheduleSections}
          {...conflict}
        />
      ) : null}
      <EditForm
        id="schedule"
        sections={scheduleSections}
        content={{ name, timeZone, hours }}
        lastResult={answer?.lastResult}
        saveLabel={text(conflict ? "admin.availability.saveOver" : "admin.availability.save")}
        now={now}
        hidden={{ basedOn: answer?.basedOn ?? updatedAt.toISOString() }}
        beside={
          <TextLink href={paths.adminAvailability()}>{text("admin.availability.back")}</TextLink>
        }
      />
    </>
  )
}
