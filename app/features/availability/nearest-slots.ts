import type { Slot } from "./input.ts"

/**
 * The slots whose starts lie nearest to an instant, in order of time; of two equally near ones the earlier.
 * @param slots in order, as `availability` gives them
 */
export function nearestSlots(slots: readonly Slot[], at: number, count: number): Slot[] {
  let end = slots.findIndex((slot) => slot.startsAt >= at)
  if (end < 0) end = slots.length
  let start = end
  while (end - start < count && (start > 0 || end < slots.length)) {
    const earlier = start > 0 ? at - slots[start - 1]!.startsAt : Infinity
    const later = end < slots.length ? slots[end]!.startsAt - at : Infinity
    if (earlier <= later) start--
    else end++
  }
  return slots.slice(start, end)
}
