import { DAY } from "./time-units.ts"

/**
 * Calendar days as numbers: 0 is 1970-01-01, and the day after is one more. A day has no zone and no length
 * until `local-time.ts` gives it both.
 */

/** The day a text such as "2027-03-28" names. Throws RangeError when it names none. */
export function dayOfDate(date: string): number {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date)
    throw new RangeError(`Not a date: ${JSON.stringify(date)}`)
  return midnight / DAY
}

/** The date of a day, as "YYYY-MM-DD". */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** The ISO weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return day - mondayOf(day) + 1
}

/** The Monday of a day's ISO week. */
export function mondayOf(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3
}

/** The first and the last day of a day's month. */
export function monthOf(day: number): { firstDay: number; lastDay: number } {
  const date = new Date(day * DAY)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return {
    firstDay: Date.UTC(year, month, 1) / DAY,
    lastDay: Date.UTC(year, month + 1, 1) / DAY - 1,
  }
}
