import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { datesText } from "#app/admin/availability/date-text.ts"
import { OverrideList } from "#app/admin/availability/override-list.tsx"
import { overrideSections } from "#app/admin/availability/override-sections.ts"
import { findEditedOverride } from "#app/admin/availability/find-edited-override.server.ts"
import { readOverrideForm } from "#app/admin/availability/read-override-form.server.ts"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { problem } from "#app/admin/problem.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { dateAt } from "#app/features/availability/bookable-months.ts"
import { MOST_OVERRIDE_DAYS } from "#app/features/schedule/override-spans.ts"
import { saveOverride } from "#app/features/schedule/save-override.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.overrides.title")

/** An empty form, or the override of the dates `from` to `until` of the address to be changed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const now = await runtime.clock.now(runtime.db)
  const today = dateAt(now.getTime(), schedule.timeZone)
  const edited = await findEditedOverride(schedule.id, new URL(request.url), today, runtime)
  return { schedule, now, today, edited }
}

/**
 * Saves the dates; the form again when something is wrong (400), when only a row was asked for (200), or when
 * something stands on the dates that the sender has not seen (409): sent once more, it is replaced.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const now = await runtime.clock.now(runtime.db)
  const today = dateAt(now.getTime(), schedule.timeZone)
  const { submission, input, seen } = readOverrideForm(await requireForm(request), today)
  if (!input) {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, seen, there: null }, { status })
  }
  const result = await saveOverride(actor, { scheduleId: schedule.id, ...input, seen }, runtime)
  if (result.ok) throw redirect(paths.adminScheduleOverrides(schedule.id, { notice: "saved" }), 303)
  if (result.problem === "not-found") notFound()
  if (result.problem === "override-there") {
    const { lastResult } = showAgain(submission)
    return data({ lastResult, seen: result.mark, there: result.there }, { status: 409 })
  }
  const fieldErrors =
    "at" in result
      ? { [`dates.${result.at}`]: [problem(result.problem, { most: MOST_OVERRIDE_DAYS })] }
      : { "ranges.ranges": ["range-overlaps"] }
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  return data({ lastResult, seen, there: null }, { status })
}

export default function OverrideDates() {
  const { schedule, now, today, edited } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text, locale } = useLanguage()
  const say = (key: string, values = {}) => text(`admin.availability.overrides.${key}`, values)
  const dates = edited ? datesText(edited.was.from, edited.was.until, locale) : null
  const there = answer?.there ?? null
  const content = edited ?? { dates: { from: "", until: "" }, ranges: [], note: "" }
  return (
    <>
      <ScheduleHeader schedule={schedule} current="overrides" lead={say("lead")} />
      <h2 className="mb-2 text-lg">{dates ? say("editTitle", { dates }) : say("newTitle")}</h2>
      {there ? (
        <div className="mb-4">
          <Notice tone="caution" isNews headline={say(there.length > 0 ? "there" : "gone")}>
            <p>{say(there.length > 0 ? "thereText" : "goneText")}</p>
            {there.length > 0 ? <OverrideList spans={there} /> : null}
          </Notice>
        </div>
      ) : null}
      <EditForm
        id="override"
        sections={overrideSections(today)}
        content={content}
        lastResult={answer?.lastResult}
        saveLabel={say(there && there.length > 0 ? "replace" : "save")}
        now={now}
        hidden={{
          seen: answer?.seen ?? edited?.seen ?? "",
          ...(edited ? { wasFrom: edited.was.from, wasUntil: edited.was.until } : {}),
        }}
        beside={<TextLink href={paths.adminScheduleOverrides(schedule.id)}>{say("back")}</TextLink>}
      />
    </>
  )
}
