import { z } from "zod"
import { ON, ticked } from "#app/admin/fields/switch/ticked.ts"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import { MINUTES_PER_DAY, type DayRange } from "#app/features/schedule/schema.ts"

export const MOST_RANGES = 12

/** "09:30" as minutes of the day. */
const minuteOfDay = typedText.pipe(
  z
    .string()
    .trim()
    .min(1, "required")
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-malformed"))
    .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))),
)

const range = typedGroup({ start: minuteOfDay, end: minuteOfDay, overnight: ticked }).transform(
  ({ start, end, overnight }, context): DayRange => {
    // Midnight at the end of a range is the end of that day.
    const isMidnight = end === 0
    const reversed = end <= start && !isMidnight
    if (reversed && !overnight) {
      context.addIssue({ code: "custom", path: ["end"], message: "range-reversed" })
    }
    if (!reversed && overnight && !isMidnight) {
      context.addIssue({ code: "custom", path: ["overnight"], message: "range-not-overnight" })
    }
    return { startMinute: start, endMinute: isMidnight ? MINUTES_PER_DAY : end }
  },
)

/** The ranges of one day as their form sends them; overlaps are for whoever knows the days around. */
export const dayRangesSchema = typedRows(
  range,
  MOST_RANGES,
  problem("too-many-ranges", { most: MOST_RANGES }),
)

/** "09:30" from minutes of the day; the end of a day is written as midnight. */
export function timeOfDay(minute: number): string {
  const clock = minute % MINUTES_PER_DAY
  return `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`
}

/** Ranges as their form begins, by start. */
export function dayRangesForm(ranges: readonly DayRange[]) {
  return [...ranges]
    .sort((a, b) => a.startMinute - b.startMinute)
    .map(({ startMinute, endMinute }) => ({
      start: timeOfDay(startMinute),
      end: timeOfDay(endMinute),
      overnight: endMinute <= startMinute ? ON : undefined,
    }))
}

const ROW = /^(.*)\[(\d+)\]\./

/**
 * The form without the rows that nobody could have typed: of each list of ranges one more is left than is
 * taken, so that its field says what is wrong.
 * @param field the name all the lists begin with
 */
export function withoutEndlessRanges(formData: FormData, field: string): FormData {
  const kept = new FormData()
  for (const [name, value] of formData) {
    const row = name.startsWith(field) ? Number(ROW.exec(name)?.[2] ?? 0) : 0
    if (row <= MOST_RANGES) kept.append(name, value)
  }
  return kept
}
