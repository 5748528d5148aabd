/** One range of a day, in minutes of the local day; an end at or before its start is the next day's. */
export type DayRange = { startMinute: number; endMinute: number }

/** One range of a weekday (ISO, 1 = Monday). */
export type WeeklyRange = DayRange & { weekday: number }

export const LONGEST_SCHEDULE_NAME = 60

export const MINUTES_PER_DAY = 1440
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY

/** ISO: 1 is Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Monday to Friday, 9 to 17. */
export const defaultWeeklyHours: readonly WeeklyRange[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startMinute: 9 * 60,
  endMinute: 17 * 60,
}))

/** How long a range lasts; one that ends when it starts lasts a whole day. */
export function rangeMinutes({ startMinute, endMinute }: DayRange): number {
  const length = endMinute - startMinute
  return length > 0 ? length : length + MINUTES_PER_DAY
}

/**
 * The places in the list of ranges that overlap an earlier one, also over midnight and over the end of
 * the week. Ranges may touch.
 */
export function overlappingRanges(ranges: readonly WeeklyRange[]): number[] {
  const spans = ranges.map((range) => {
    const from = (range.weekday - 1) * MINUTES_PER_DAY + range.startMinute
    return { from, until: from + rangeMinutes(range) }
  })
  return spans.flatMap((span, index) => {
    const clash = spans
      .slice(0, index)
      .some((other) =>
        [-MINUTES_PER_WEEK, 0, MINUTES_PER_WEEK].some(
          (shift) => span.from + shift < other.until && other.from < span.until + shift,
        ),
      )
    return clash ? [index] : []
  })
}
