import { readDate } from "#app/features/availability/bookable-months.ts"
import { dayOfDate } from "#app/features/availability/calendar-days.ts"
import { instantOf } from "#app/features/availability/local-time.ts"
import { DAY } from "#app/features/availability/time-units.ts"
import { knownZoneOffsets } from "#app/features/availability/zone-offsets.ts"
import { signPagePreview } from "#app/features/page/page-preview.server.ts"
import { explainTime } from "#app/features/schedule/explain-time.server.ts"
import { findOfferedPage } from "#app/features/schedule/find-offered-page.server.ts"
import { listOverrides } from "#app/features/schedule/list-overrides.server.ts"
import { previewWeeks } from "#app/features/schedule/preview-weeks.server.ts"
import type { Schedule } from "#app/features/schedule/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** What was asked about, as it was typed, and what is wrong with it: codes of `admin.problems`. */
export type AskedTime = {
  date: string
  time: string
  problems: { date?: string; time?: string }
}

/**
 * What a page that uses these hours offers, and why it does not offer the time that the address names. Null
 * when no page uses them.
 * @param search `page`, `length` (minutes), and `date` with `time` for the question; a page or length that is
 *   not there is the first one
 */
export async function readPreview(
  organizer: { id: string; slug: string },
  schedule: Schedule,
  search: URLSearchParams,
  runtime: Runtime,
) {
  const pages = schedule.usedBy.filter(({ status }) => status !== "archived")
  const first = pages.find(({ status }) => status === "published") ?? pages[0]
  const chosen = pages.find(({ pageId }) => pageId === search.get("page")) ?? first
  const offered = chosen && (await findOfferedPage(organizer, chosen.pageId, runtime))
  if (!offered) return null
  const { page, isPublished } = offered
  const { timeZone } = schedule
  const lengths = page.revision.content.durations.map(({ minutes }) => minutes)
  const durationMinutes =
    lengths.find((minutes) => String(minutes) === search.get("length")) ?? lengths[0] ?? 30
  const asked = readAsked(search)
  const startsAt = asked === null ? null : instantOfAsked(asked, timeZone)
  const now = await runtime.clock.now(runtime.db)
  return {
    pages: pages.map(({ pageId, title }) => ({ value: pageId, label: title })),
    pageId: page.page.id,
    slug: page.page.slug,
    isPublished,
    previewToken: isPublished ? null : signPagePreview(runtime.keyring, page.revision.id, now),
    hostNames: page.hosts.map(({ hostId, name }) => [hostId, name] as const),
    lengths,
    durationMinutes,
    days: await previewWeeks(page, { durationMinutes, timeZone }, runtime),
    overrides: await listOverrides(runtime.db, schedule.id),
    asked,
    explained:
      startsAt === null ? null : await explainTime(page, { durationMinutes, startsAt }, runtime),
  }
}

export type Preview = NonNullable<Awaited<ReturnType<typeof readPreview>>>

function readAsked(search: URLSearchParams): AskedTime | null {
  const [date, time] = [search.get("date"), search.get("time")]
  if (date === null && time === null) return null
  const isDate = readDate(date) !== null
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? "")
  return {
    date: date ?? "",
    time: time ?? "",
    problems: {
      ...(isDate ? {} : { date: date ? "date-malformed" : "required" }),
      ...(isTime ? {} : { time: time ? "time-malformed" : "required" }),
    },
  }
}

/** Wall time of the schedule's zone as an instant; null when there is something wrong with it. */
function instantOfAsked({ date, time, problems }: AskedTime, timeZone: string): number | null {
  if (Object.keys(problems).length > 0) return null
  const day = dayOfDate(date)
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return instantOf(knownZoneOffsets(timeZone, (day - 3) * DAY, (day + 3) * DAY), day, minute)
}
