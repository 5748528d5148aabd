import { z } from "zod"
import { ON, ticked } from "#app/admin/fields/switch/ticked.ts"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import {
  MINUTES_PER_DAY,
  overlappingRanges,
  WEEKDAYS,
  type WeeklyRange,
} from "#app/features/schedule/schema.ts"

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
  ({ start, end, overnight }, context) => {
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

const day = typedGroup({
  ranges: typedRows(range, MOST_RANGES, problem("too-many-rows", { most: MOST_RANGES })),
})

/** A week as its form sends it, Monday first; overlaps are told at the later range. */
export const weeklyHoursSchema = z.preprocess(
  (value) => WEEKDAYS.map((_, index) => (Array.isArray(value) ? (value[index] ?? {}) : {})),
  z.array(day).transform((days, context): WeeklyRange[] => {
    const placed = days.flatMap(({ ranges }, index) =>
      ranges.map((given, row) => ({
        range: { weekday: index + 1, ...given },
        path: [index, "ranges", row, "start"],
      })),
    )
    for (const index of overlappingRanges(placed.map((item) => item.range))) {
      const path = placed[index]?.path ?? []
      context.addIssue({ code: "custom", path, message: "range-overlaps" })
    }
    return placed.map((item) => item.range)
  }),
)

/** "09:30" from minutes of the day; the end of a day is written as midnight. */
export function timeOfDay(minute: number): string {
  const clock = minute % MINUTES_PER_DAY
  return `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`
}

/** A week as its form begins. */
export function weeklyHoursForm(hours: readonly WeeklyRange[]) {
  return WEEKDAYS.map((weekday) => ({
    ranges: hours
      .filter((item) => item.weekday === weekday)
      .sort((a, b) => a.startMinute - b.startMinute)
      .map(({ startMinute, endMinute }) => ({
        start: timeOfDay(startMinute),
        end: timeOfDay(endMinute),
        overnight: endMinute <= startMinute ? ON : undefined,
      })),
  }))
}
