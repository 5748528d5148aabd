import type { Translate } from "#app/messages/translate.ts"
import { WEEKDAYS, type DayRange, type WeeklyRange } from "#app/features/schedule/schema.ts"
import { timeOfDay } from "./day-range.ts"
import { weekdayName } from "./weekday-name.ts"

/** "09:00–12:00, 21:00–03:00 the next day" */
export function rangesText(ranges: readonly DayRange[], text: Translate): string {
  return ranges
    .map(({ startMinute, endMinute }) => {
      const [start, end] = [timeOfDay(startMinute), timeOfDay(endMinute)]
      return endMinute > startMinute
        ? `${start}–${end}`
        : text("admin.fields.timeRanges.nextDay", { start, end })
    })
    .join(", ")
}

/** A week as lines: days in a row with the same hours share one; closed days are left out. */
export function weekLines(
  hours: readonly WeeklyRange[],
  text: Translate,
  locale: string,
): { days: string; hours: string }[] {
  const lines: { first: number; last: number; hours: string }[] = []
  for (const weekday of WEEKDAYS) {
    const ofDay = hours
      .filter((range) => range.weekday === weekday)
      .sort((one, other) => one.startMinute - other.startMinute)
    const said = rangesText(ofDay, text)
    const line = lines.at(-1)
    if (line?.hours === said && line.last === weekday - 1) line.last = weekday
    else lines.push({ first: weekday, last: weekday, hours: said })
  }
  return lines
    .filter((line) => line.hours !== "")
    .map((line) => ({ days: daysText(line, text, locale), hours: line.hours }))
}

function daysText(
  { first, last }: { first: number; last: number },
  text: Translate,
  locale: string,
): string {
  const [from, until] = [weekdayName(first, locale), weekdayName(last, locale)]
  return first === last ? from : text("admin.fields.timeRanges.days", { first: from, last: until })
}
