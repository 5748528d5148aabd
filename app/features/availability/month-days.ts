import { dateOfDay, dayOfDate, monthOf } from "./calendar-days.ts"
import type { Slot } from "./input.ts"
import { instantOf, localDayAt } from "./local-time.ts"
import type { Span } from "./rows-needed.ts"
import { DAY, MINUTE } from "./time-units.ts"
import { knownZoneOffsets, type ZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

/**
 * A local date of the client's zone ("YYYY-MM-DD") with the slots that start on it, in order. Open: it has some. Full:
 * it would have, if nothing were taken and no limit reached. Closed: nobody works, or it lies outside notice or window.
 */
export type MonthDay = {
  date: string
  state: "open" | "full" | "closed"
  slots: readonly Slot[]
}

/**
 * The range to ask slots for so that a month of the client's zone is complete: the last slot may end in the next
 * month. Throws RangeError when `month` is not "YYYY-MM" or the zone is unknown.
 */
export function monthRange(
  month: string,
  timeZone: string,
  durationMinutes: number,
  zones: ZoneSource = knownZoneOffsets,
): Span {
  const { zone, firstDay, lastDay } = localMonth(month, timeZone, zones)
  return {
    from: instantOf(zone, firstDay),
    to: instantOf(zone, lastDay + 1) + durationMinutes * MINUTE,
  }
}

/**
 * Every day of a month in the client's zone, in order, with its slots. A date that the zone skipped is left out, slots
 * of other months too; no slot is gained or lost by the zone, only its date differs.
 * @param ifNothingTaken the slots there would be if nothing were taken; without them no day is called full
 */
export function monthDays(
  slots: readonly Slot[],
  month: string,
  timeZone: string,
  {
    ifNothingTaken = [],
    zones = knownZoneOffsets,
  }: { ifNothingTaken?: readonly Slot[]; zones?: ZoneSource } = {},
): MonthDay[] {
  const { zone, firstDay, lastDay } = localMonth(month, timeZone, zones)
  const ofDay = new Map<number, Slot[]>()
  for (let day = firstDay; day <= lastDay; day++)
    if (instantOf(zone, day) < instantOf(zone, day + 1)) ofDay.set(day, [])
  for (const slot of slots) ofDay.get(localDayAt(zone, slot.startsAt))?.push(slot)
  const worked = new Set(ifNothingTaken.map((slot) => localDayAt(zone, slot.startsAt)))
  return [...ofDay].map(([day, slots]) => ({
    date: dateOfDay(day),
    state: slots.length > 0 ? "open" : worked.has(day) ? "full" : "closed",
    slots,
  }))
}

function localMonth(
  month: string,
  timeZone: string,
  zones: ZoneSource,
): { zone: ZoneOffsets; firstDay: number; lastDay: number } {
  const { firstDay, lastDay } = monthOf(dayOfDate(`${month}-01`))
  return { zone: zones(timeZone, (firstDay - 2) * DAY, (lastDay + 3) * DAY), firstDay, lastDay }
}
