import { rangeMinutes, type DayRange } from "./schema.ts"

/** The places in the list of one date's ranges that overlap an earlier one. Ranges may touch. */
export function overlappingDayRanges(ranges: readonly DayRange[]): number[] {
  const spans = ranges.map((range) => {
    return { from: range.startMinute, until: range.startMinute + rangeMinutes(range) }
  })
  return spans.flatMap(({ from, until }, index) =>
    spans.slice(0, index).some((other) => from < other.until && other.from < until) ? [index] : [],
  )
}
