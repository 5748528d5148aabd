import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answerChange } from "#app/admin/answer-change.server.ts"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { UsedBy } from "#app/admin/availability/used-by.tsx"
import { DangerForm } from "#app/admin/danger-form.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { deleteSchedule } from "#app/features/schedule/delete-schedule.server.ts"
import { findHostSchedules } from "#app/features/schedule/list-host-schedules.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.deletion.title")

/** What stands against deleting this schedule, before anything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const host = await findHostSchedules(organizer.id, schedule.hostId, runtime)
  return { schedule, isOnlyOne: host?.schedules.length === 1 }
}

/** Deletes it; 409 with what stands against it when a page uses it or it is the host's only one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const result = await deleteSchedule(actor, { scheduleId: schedule.id }, runtime)
  return answerChange(result, paths.adminAvailability({ notice: "deleted" }))
}

export default function DeleteSchedule() {
  const { schedule, isOnlyOne } = useLoaderData<typeof loader>()
  const isNews = useActionData<typeof action>() !== undefined
  const { text } = useLanguage()
  const say = (key: string) =>
    text(`admin.availability.deletion.${key}`, { name: schedule.hostName })
  return (
    <>
      <ScheduleHeader schedule={schedule} current="deletion" lead={say("lead")} />
      <div className="grid max-w-prose gap-4">
        <h2 className="text-lg">{say("title")}</h2>
        {schedule.usedBy.length > 0 ? (
          <Notice tone="caution" isNews={isNews} headline={say("used")}>
            <p>{say("usedText")}</p>
            <UsedBy usedBy={schedule.usedBy} />
          </Notice>
        ) : isOnlyOne ? (
          <Notice tone="caution" isNews={isNews} headline={say("onlyOne")}>
            <p>{say("onlyOneText")}</p>
          </Notice>
        ) : (
          <DangerForm label={say("submit")} />
        )}
      </div>
    </>
  )
}
