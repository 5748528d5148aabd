import { type Ranges, unionOf } from "./ranges.ts"
import { MINUTE } from "./time-units.ts"

/** A taken time, half-open, in epoch milliseconds: a calendar's event, an occupancy with its own buffers, a live hold. */
export type BusyTime = readonly [startAt: number, endAt: number]

export type Buffers = { bufferBeforeMinutes: number; bufferAfterMinutes: number }

/**
 * What busy times leave closed to a slot that wants its own buffers: `[s, e)` blocks
 * `[s - bufferAfter, e + bufferBefore)`, and slots may touch those edges. Only what reaches into `from` to `to`
 * counts; a busy time without length takes nothing.
 */
export function blockedTimes(
  busy: readonly BusyTime[],
  buffers: Buffers,
  from: number,
  to: number,
): Ranges {
  const before = buffers.bufferBeforeMinutes * MINUTE
  const after = buffers.bufferAfterMinutes * MINUTE
  const starts: number[] = []
  const ends: number[] = []
  for (const [startAt, endAt] of busy) {
    if (startAt >= endAt || endAt + before <= from || startAt - after >= to) continue
    starts.push(startAt - after)
    ends.push(endAt + before)
  }
  return unionOf(starts, ends)
}
