import type { BusySource } from "./busy.ts"
import type { Notice } from "./notice.ts"
import type { HoursRange } from "./weekly-hours.ts"
import type { BookingWindow } from "./window.ts"

/**
 * One rule that keeps a host from taking a time, with the facts that make it plain: plain JSON, instants as epoch
 * milliseconds, dates as "YYYY-MM-DD" by the clock that the rule follows.
 */
export type Obstacle =
  /** Further from now than any zone can tell, or no time at all. */
  | { rule: "too-far" }
  | { rule: "in-the-past"; now: number }
  /** Too soon: the first start that the notice lets through is `firstStartsAt`. */
  | { rule: "notice"; notice: Notice; firstStartsAt: number }
  /** Outside the booking window; both dates are part of it. `firstDate` is null for a rolling window. */
  | { rule: "window"; window: BookingWindow; firstDate: string | null; lastDate: string }
  /**
   * The hours of one date, an override, leave it out: `date` has these `ranges` only, and is closed when there are none.
   * `outsideAt` is the first instant of the slot that lies outside.
   */
  | { rule: "override"; date: string; ranges: readonly HoursRange[]; outsideAt: number }
  /** The weekly hours leave it out. `date` is the local date of `outsideAt`, `ranges` the weekly ones of its weekday. */
  | {
      rule: "outside-hours"
      date: string
      weekday: number
      ranges: readonly HoursRange[]
      outsideAt: number
    }
  /** The local minute of the start is no multiple of `gridMinutes`. */
  | { rule: "off-grid"; gridMinutes: number }
  /** The busy time itself lies in the slot. `source` is null when the caller gave none. */
  | { rule: "busy"; startsAt: number; endsAt: number; source: BusySource | null }
  /**
   * Only a buffer lies between: the page's own (`of: "page"`), or the other booking's (`of: "booking"`), which is part of
   * the busy time `startsAt` to `endsAt`.
   */
  | {
      rule: "buffer"
      of: "page" | "booking"
      startsAt: number
      endsAt: number
      source: BusySource | null
    }
  /**
   * A meeting at exactly this start whose seats, `capacity`, are gone. `pageCapacity` is what the page sells now, where the
   * meeting was begun with fewer.
   */
  | { rule: "full"; capacity: number; seatsTaken: number; pageCapacity?: number }
  /** So many bookings of the page are all the host takes from `firstDate` to `lastDate`. */
  | {
      rule: "limit"
      period: "day" | "week" | "month"
      limit: number
      booked: number
      firstDate: string
      lastDate: string
    }
  /** The host could, but others must be free as well and are not: all of these, or one of these. */
  | { rule: "other-host"; hostIds: readonly string[]; needed: "all" | "one" }
  /**
   * May be taken, and is not offered: in this free stretch starts run every `incrementMinutes` from `firstStartsAt`.
   * Null: the stretch begins with a later start, since none comes sooner than one increment after `previousStartsAt`, the
   * start offered before (null when there is none since local Monday 00:00).
   */
  | {
      rule: "increment"
      incrementMinutes: number
      firstStartsAt: number | null
      previousStartsAt: number | null
    }
