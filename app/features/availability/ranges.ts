/**
 * A set of instants as a flat list of edges: start, end, start, end and so on, half-open, ascending, never touching.
 * Flat lists keep numbers unboxed, and the complement of a set is the same list with an infinity at both ends.
 */
export type Ranges = readonly number[]

export const ALWAYS: Ranges = [-Infinity, Infinity]

/**
 * The union of ranges given in any order, overlapping or not, as starts and ends of the same index (each start before
 * its end). Sorting starts and ends apart is enough: there is a gap exactly where the next start lies beyond the end
 * of the same rank, since then as many ranges have ended as have begun.
 */
export function unionOf(starts: readonly number[], ends: readonly number[]): Ranges {
  if (starts.length === 0) return []
  const opens = ascending(starts)
  const closes = ascending(ends)
  const union = [opens[0]!]
  for (let rank = 1; rank < opens.length; rank++)
    if (opens[rank]! > closes[rank - 1]!) union.push(closes[rank - 1]!, opens[rank]!)
  union.push(closes[closes.length - 1]!)
  return union
}

/** What lies in both. */
export function intersect(one: Ranges, other: Ranges): Ranges {
  const both: number[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const start = Math.max(one[i]!, other[j]!)
    const end = Math.min(one[i + 1]!, other[j + 1]!)
    if (start < end) both.push(start, end)
    if (one[i + 1]! < other[j + 1]!) i += 2
    else j += 2
  }
  return both
}

/** What lies in the first and not in the second. */
export function subtract(from: Ranges, taken: Ranges): Ranges {
  return taken.length === 0 ? from : intersect(from, complementOf(taken))
}

/** Whether any of `[start, end)` lies in a range. */
export function meets(ranges: Ranges, start: number, end: number): boolean {
  let low = 0
  let high = ranges.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle * 2 + 1]! <= start) low = middle + 1
    else high = middle
  }
  return low * 2 < ranges.length && ranges[low * 2]! < end
}

/** Whether all of `[start, end)` lies in one range. */
export function covers(ranges: Ranges, start: number, end: number): boolean {
  for (let i = 0; i < ranges.length && ranges[i]! <= start; i += 2)
    if (end <= ranges[i + 1]!) return true
  return false
}

/** Sorts as plain numbers, which needs no comparing function and is much faster; what is in order is left as it is. */
function ascending(values: readonly number[]): ArrayLike<number> {
  for (let i = 1; i < values.length; i++)
    if (values[i]! < values[i - 1]!) return new Float64Array(values).sort()
  return values
}

/** Complements may begin and end with an empty range at infinity, which `intersect` drops. */
function complementOf(ranges: Ranges): Ranges {
  return [-Infinity, ...ranges, Infinity]
}
