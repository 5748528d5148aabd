import { weekdayOf } from "./calendar-days.ts"
import { instantOf, localDayAt } from "./local-time.ts"
import { type HoursOverride, overriddenDays } from "./overrides.ts"
import { type Ranges, unionOf } from "./ranges.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/**
 * Wall-clock minutes since midnight, 0 to 1440. An end that is not after its start lies on the next day; 1440 is the
 * start of the next local day.
 */
export type HoursRange = { startMinute: number; endMinute: number }

/** Hours that repeat every week. Weekdays are ISO: 1 is Monday, 7 is Sunday. */
export type WeeklyHours = HoursRange & { weekday: number }

/** A host's hours; a date with overrides has theirs only. No overrides when absent. */
export type Hours = {
  weeklyHours: readonly WeeklyHours[]
  overrides?: readonly HoursOverride[]
}

/**
 * When a host works, as epoch milliseconds; complete between `from` and `to`, and possibly reaching beyond. Ranges that touch
 * or overlap become one. A local day that does not exist in the zone yields nothing.
 */
export function openHours(hours: Hours, zone: ZoneOffsets, from: number, to: number): Ranges {
  const ofWeekday: HoursRange[][] = Array.from({ length: 8 }, () => [])
  for (const range of hours.weeklyHours) ofWeekday[range.weekday]?.push(range)
  const ofDay = overriddenDays(hours.overrides ?? [])
  const starts: number[] = []
  const ends: number[] = []
  // Two days back: a range runs over midnight from the day before, and the day between may be one the zone skipped.
  // One day on: a clock that goes back over midnight is on the day before again after that day has begun.
  for (let day = localDayAt(zone, from) - 2; day <= localDayAt(zone, to) + 1; day++) {
    if (instantOf(zone, day) === instantOf(zone, day + 1)) continue
    for (const range of ofDay.get(day) ?? ofWeekday[weekdayOf(day)]!) {
      const endDay = range.endMinute > range.startMinute ? day : day + 1
      const start = instantOf(zone, day, range.startMinute)
      const end = instantOf(zone, endDay, range.endMinute)
      // A start that a gap moves past its own end leaves nothing.
      if (start >= end) continue
      starts.push(start)
      ends.push(end)
    }
  }
  return unionOf(starts, ends)
}
