import { dateAt } from "#app/features/availability/bookable-months.ts"
import { dateOfDay, dayOfDate } from "#app/features/availability/calendar-days.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { instantOf } from "#app/features/availability/local-time.ts"
import { DAY, MINUTE } from "#app/features/availability/time-units.ts"
import { knownZoneOffsets } from "#app/features/availability/zone-offsets.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

const DAYS = 28

export type PreviewDay = { date: string; startsAt: Date[] }

/**
 * The slots of a page in the next four weeks, by local date of a zone (IANA), today first; days without
 * any are there with none. Null when a calendar says nothing, so that nothing can be called free.
 */
export async function previewWeeks(
  page: ShownPage,
  { durationMinutes, timeZone }: { durationMinutes: number; timeZone: string },
  runtime: Runtime,
): Promise<PreviewDay[] | null> {
  const now = (await runtime.clock.now(runtime.db)).getTime()
  const first = dayOfDate(dateAt(now, timeZone))
  const zone = knownZoneOffsets(timeZone, now - 3 * DAY, now + (DAYS + 3) * DAY)
  const endsAt = instantOf(zone, first + DAYS)
  const span = { from: instantOf(zone, first), to: endsAt + durationMinutes * MINUTE }
  const found = await findSlots(page, { durationMinutes, span }, runtime)
  if (found.kind === "unreadable") return null
  const days = new Map<string, Date[]>()
  for (let day = first; day < first + DAYS; day++) days.set(dateOfDay(day), [])
  for (const { startsAt } of found.slots) {
    days.get(dateAt(startsAt, timeZone))?.push(new Date(startsAt))
  }
  return [...days].map(([date, startsAt]) => ({ date, startsAt }))
}
