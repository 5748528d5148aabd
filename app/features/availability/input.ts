import type { Buffers, BusySource, BusyTime } from "./busy.ts"
import type { Meeting } from "./capacity.ts"
import type { Pace } from "./grid.ts"
import type { Limits } from "./limits.ts"
import type { Notice } from "./notice.ts"
import type { Hours } from "./weekly-hours.ts"
import type { BookingWindow } from "./window.ts"

/**
 * What the engine reads: plain JSON. Instants (`…At`, `from`, `to`, `now`) are integer epoch milliseconds, spans of time
 * half-open `[start, end)`, lengths (`…Minutes`) whole minutes, wall times minutes since local midnight, dates
 * "YYYY-MM-DD" of the schedule's zone, weekdays ISO (1 is Monday). A member that may be left out says what it is then;
 * null is allowed only where it is written, and means "no limit" or "unknown source".
 */
export type AvailabilityInput = PageInput & {
  /** Slots lie entirely inside `[from, to)`. It only filters: what is asked never moves a start. */
  from: number
  to: number
}

/** Everything but the range asked for: what `mayTake` and `whyNotOffered` are given for one start. */
export type PageInput = {
  /** The instant it is; no slot starts before it. */
  now: number
  rules: PageRules
  hostChoice: HostChoice
  /** In the page's order. One asks the first; for a host the client picked, pass that host (and the fixed ones) alone. */
  hosts: readonly HostInput[]
  /** Meetings of this page that already hold bookings; needed when the capacity is above one. None when absent. */
  meetings?: readonly Meeting[]
}

/**
 * A page's own rules, for one of its durations: `durationMinutes` and `incrementMinutes` (1 or more), the page's buffers
 * `bufferBeforeMinutes` and `bufferAfterMinutes` (0 or more), notice and window.
 */
export type PageRules = Pace &
  Buffers & {
    notice: Notice
    window: BookingWindow
    /** Bookings of the page that one host takes; any number when absent. */
    limits?: Limits
    /** Seats per meeting; 1 when absent. */
    capacity?: number
  }

/** Who has to be free: the first host, any host (with all fixed ones), any that the client may pick, or all of them. */
export type HostChoice = "one" | "round-robin" | "client-picks" | "collective"

/** A host with weekly hours and overrides (none when absent), both wall-clock times of the schedule's zone. */
export type HostInput = Hours & {
  /** The caller's own; slots name hosts by it. Each host once. */
  id: string
  /** The IANA zone of the schedule. */
  timeZone: string
  /** Calendars' busy times, occupancies of every page with their own buffers, live holds; any order, overlaps allowed. */
  busy: readonly BusyTime[]
  /** Where each of `busy` comes from, by index (null: unknown); only `whyNotOffered` reads it. */
  busySources?: readonly (BusySource | null)[]
  /** Starts of this page's bookings with this host that count against its limits, one for each booking. None when absent. */
  bookedAt?: readonly number[]
  /** In a round robin or client's pick: takes part in every meeting, beside one of the others. Not when absent. */
  isFixed?: boolean
}

/** A time that can be taken: instants, and the hosts who could take it, fixed ones first, in the page's order. Never stored. */
export type Slot = { startsAt: number; endsAt: number; hosts: readonly string[] }

/** Throws RangeError for a length no grid can be made of. */
export function requireWholeMinutes(rules: PageRules): void {
  for (const minutes of [rules.durationMinutes, rules.incrementMinutes])
    if (!Number.isInteger(minutes) || minutes < 1)
      throw new RangeError(`Not a length in whole minutes: ${minutes}`)
}
