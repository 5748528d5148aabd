/** One ascending list of all the numbers in several ascending lists, each once; pairwise, so that doubles go early. */
export function mergeAscending(lists: readonly (readonly number[])[]): readonly number[] {
  if (lists.length < 2) return lists[0] ?? []
  const half = lists.length >> 1
  const one = mergeAscending(lists.slice(0, half))
  const other = mergeAscending(lists.slice(half))
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one
  const merged: number[] = []
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const next = Math.min(one[i] ?? Infinity, other[j] ?? Infinity)
    if (one[i] === next) i++
    if (other[j] === next) j++
    merged.push(next)
  }
  return merged
}
