import type { Buffers, BusySource, BusyTime } from "./busy.ts"
import type { Meeting } from "./capacity.ts"
import type { Pace } from "./grid.ts"
import type { Limits } from "./limits.ts"
import type { Notice } from "./notice.ts"
import type { Hours } from "./weekly-hours.ts"
import type { BookingWindow } from "./window.ts"

/**
 * What the engine reads: plain JSON, instants as integer epoch milliseconds, lengths in minutes, dates as
 * "YYYY-MM-DD" in the schedule's zone.
 */
export type AvailabilityInput = PageInput & {
  /** Slots lie entirely inside `[from, to)`. It only filters: what is asked never moves a start. */
  from: number
  to: number
}

/** Everything but the range asked for. */
export type PageInput = {
  now: number
  rules: PageRules
  hostChoice: HostChoice
  /** In the page's order. One asks the first; for a host the client picked, pass that host alone. */
  hosts: readonly HostInput[]
  /** Meetings of this page that already hold bookings; needed when the capacity is above one. */
  meetings?: readonly Meeting[]
}

/** A page's own rules, for one of its durations. Duration and increment are whole minutes, 1 or more. */
export type PageRules = Pace &
  Buffers & {
    notice: Notice
    window: BookingWindow
    limits?: Limits
    /** Seats per meeting; 1 when absent. */
    capacity?: number
  }

/** Who has to be free: the one host, any host, or all of them. */
export type HostChoice = "one" | "round-robin" | "client-picks" | "collective"

export type HostInput = Hours & {
  id: string
  /** The IANA zone of the schedule. */
  timeZone: string
  /** Calendars' busy times, occupancies of every page with their own buffers, live holds; any order, overlaps allowed. */
  busy: readonly BusyTime[]
  /** Where each of `busy` comes from, by index; only `whyNotOffered` reads it. */
  busySources?: readonly (BusySource | null)[]
  /** Starts of this page's bookings with this host that count against its limits, one for each booking. */
  bookedAt?: readonly number[]
  /** In a round robin or client's pick: takes part in every meeting, beside one of the others. */
  isFixed?: boolean
}

/** A time that can be taken, and the hosts who could take it, in the page's order. Never stored. */
export type Slot = { startsAt: number; endsAt: number; hosts: readonly string[] }

/** Throws RangeError for a length no grid can be made of. */
export function requireWholeMinutes(rules: PageRules): void {
  for (const minutes of [rules.durationMinutes, rules.incrementMinutes])
    if (!Number.isInteger(minutes) || minutes < 1)
      throw new RangeError(`Not a length in whole minutes: ${minutes}`)
}
