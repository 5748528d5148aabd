/** One ascending list of all the numbers in several ascending lists, each once; pairwise, so that doubles go early. */
export function mergeAscending(lists: readonly (readonly number[])[]): readonly number[] {
  if (lists.length < 2) return lists[0] ?? []
  const half = lists.length >> 1
  const one = mergeAscending(lists.slice(0, half))
  const other = mergeAscending(lists.slice(half))
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one
  const merged: number[] = []
  let i = 0
  let j = 0
  while (i < one.length && j < other.length) {
    const a = one[i]!
    const b = other[j]!
    merged.push(a < b ? a : b)
    if (a <= b) i++
    if (b <= a) j++
  }
  while (i < one.length) merged.push(one[i++]!)
  while (j < other.length) merged.push(other[j++]!)
  return merged
}

/** The index of the first number of an ascending list that is not below `least`; its length when there is none. */
export function firstFrom(ascending: readonly number[], least: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
