import { meets, type Ranges, unionOf } from "./ranges.ts"
import { MINUTE } from "./time-units.ts"

/** A taken time, half-open, in epoch milliseconds: a calendar's event, an occupancy with its own buffers, a live hold. */
export type BusyTime = readonly [startAt: number, endAt: number]

/**
 * Where a busy time comes from, for telling a person; the engine never reads it. `id` is the caller's own and is handed
 * back as it is. `startsAt` and `endsAt` are the meeting's own time where the busy time is longer by its buffers.
 */
export type BusySource = {
  kind: "calendar" | "booking" | "hold"
  id?: string
  startsAt?: number
  endsAt?: number
}

/** Whole minutes that a slot of the page keeps free before its start and after its end; they may stick out of hours. */
export type Buffers = { bufferBeforeMinutes: number; bufferAfterMinutes: number }

/**
 * What busy times leave closed to a slot that wants its own buffers: `[s, e)` blocks
 * `[s - bufferAfter, e + bufferBefore)`, and slots may touch those edges. A busy time without length takes nothing.
 * @param within only what reaches into these ranges matters, and little else is looked at
 */
export function blockedTimes(busy: readonly BusyTime[], buffers: Buffers, within: Ranges): Ranges {
  const before = buffers.bufferBeforeMinutes * MINUTE
  const after = buffers.bufferAfterMinutes * MINUTE
  const starts: number[] = []
  const ends: number[] = []
  for (const time of busy) {
    const start = time[0] - after
    const end = time[1] + before
    if (time[0] >= time[1] || !meets(within, start, end)) continue
    starts.push(start)
    ends.push(end)
  }
  return unionOf(starts, ends)
}
