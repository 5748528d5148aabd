import { dayOfDate } from "./calendar-days.ts"
import type { HoursRange } from "./weekly-hours.ts"

/** One date's own hours ("YYYY-MM-DD" in the schedule's zone). No ranges closes the date. */
export type HoursOverride = { date: string; ranges: readonly HoursRange[] }

/**
 * The ranges that replace all weekly hours starting on a day, by day number. Entries for the same date add up.
 * Hours that began the evening before are not touched.
 */
export function overriddenDays(
  overrides: readonly HoursOverride[],
): ReadonlyMap<number, readonly HoursRange[]> {
  const ofDay = new Map<number, HoursRange[]>()
  for (const { date, ranges } of overrides) {
    const day = dayOfDate(date)
    ofDay.set(day, [...(ofDay.get(day) ?? []), ...ranges])
  }
  return ofDay
}
