/** Half open: `startsAt` is taken, `endsAt` is not. */
export type Interval = { startsAt: Date; endsAt: Date }

/** The same time in as few intervals as possible, in order: what touches or overlaps becomes one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  const ordered = [...intervals].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  for (const { startsAt, endsAt } of ordered) {
    const last = merged.at(-1)
    if (!last || last.endsAt < startsAt) merged.push({ startsAt, endsAt })
    else if (last.endsAt < endsAt) last.endsAt = endsAt
  }
  return merged
}

/** The parts that lie inside `[from, to)`. */
export function clipIntervals(
  intervals: readonly Interval[],
  { from, to }: { from: Date; to: Date },
): Interval[] {
  return intervals
    .map(({ startsAt, endsAt }) => ({
      startsAt: startsAt < from ? from : startsAt,
      endsAt: endsAt > to ? to : endsAt,
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
}

/** Whether two lists take the same time of `[from, to)`. */
export function takeTheSameTime(
  one: readonly Interval[],
  other: readonly Interval[],
  range: { from: Date; to: Date },
): boolean {
  const text = (list: readonly Interval[]) =>
    mergeIntervals(clipIntervals(list, range))
      .map(({ startsAt, endsAt }) => `${startsAt.getTime()}-${endsAt.getTime()}`)
      .join()
  return text(one) === text(other)
}
