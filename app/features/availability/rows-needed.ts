import { DAY, MINUTE, WEEK } from "./time-units.ts"
import type { PageRules } from "./input.ts"

/** Instants between which rows matter, half-open. */
export type Span = { from: number; to: number }

/**
 * Which rows `availability` (or, with a slot's start and end as the range, `mayTake`) can make use of: every busy time
 * and meeting that overlaps `busy`, every counted booking that starts in `booked`. Busy times reach back to the Monday
 * before the range in any zone, bookings to the ends of the months it touches.
 */
export function rowsNeeded(range: Span, rules: PageRules): { busy: Span; booked: Span } {
  return {
    busy: {
      from: range.from - WEEK - DAY - rules.bufferBeforeMinutes * MINUTE,
      to: range.to + rules.bufferAfterMinutes * MINUTE,
    },
    booked: { from: range.from - 32 * DAY, to: range.to + 32 * DAY },
  }
}
