import { z } from "zod"
import { typedGroup } from "#app/admin/fields/typed-text.ts"
import { overlappingRanges, WEEKDAYS, type WeeklyRange } from "#app/features/schedule/schema.ts"
import { dayRangesForm, dayRangesSchema } from "./day-range.ts"

const day = typedGroup({ ranges: dayRangesSchema })

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

/** A week as its form begins. Each day says that it is there, since a closed one sends nothing else. */
export function weeklyHoursForm(hours: readonly WeeklyRange[]) {
  return WEEKDAYS.map((weekday) => ({
    shown: SHOWN,
    ranges: dayRangesForm(hours.filter((item) => item.weekday === weekday)),
  }))
}

/** The value of the place that every day of the form sends. */
export const SHOWN = "1"
