import { dateOfDay } from "#app/features/availability/calendar-days.ts"
import { DAY } from "#app/features/availability/time-units.ts"

const HOUR = DAY / 24

/** A holiday as the library tells it: "2027-03-09 00:00:00", or with " -0600" when it begins so much before. */
export type ToldHoliday = { date: string; start: Date; end: Date; name: string }

/**
 * The dates a holiday closes: those whose noon lies within it. So one that lasts from evening to evening
 * closes the day after the first evening, one of several days all of them, and half a day none.
 */
export function holidayDates({ date, start, end }: ToldHoliday): string[] {
  const [, day, time, shift] =
    /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}))?(?: ([+-]\d{2})\d{2})?$/.exec(date) ?? []
  if (day === undefined) return []
  // Wall times of the country, counted as if they were UTC: a clock change moves no noon over a day's end.
  const from = Date.parse(`${day}T${time ?? "00:00:00"}Z`) + Number(shift ?? 0) * HOUR
  const until = from + Math.round((end.getTime() - start.getTime()) / HOUR) * HOUR
  const dates: string[] = []
  for (let number = Math.floor(from / DAY); number * DAY < until; number++) {
    const noon = number * DAY + 12 * HOUR
    if (from < noon && noon < until) dates.push(dateOfDay(number))
  }
  return dates
}

/** The name of each date that these holidays close; two on one date share it. */
export function namesByDate(holidays: readonly ToldHoliday[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const holiday of holidays) {
    for (const date of holidayDates(holiday)) {
      const known = names.get(date)
      if (known?.split(", ").includes(holiday.name)) continue
      names.set(date, known === undefined ? holiday.name : `${known}, ${holiday.name}`)
    }
  }
  return names
}
