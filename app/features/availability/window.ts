import { dayOfDate } from "./calendar-days.ts"
import { instantsOfDays } from "./local-time.ts"
import { ALWAYS, type Ranges } from "./ranges.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** How far ahead a page can be booked, in local dates of the schedule; the last date is included. */
export type BookingWindow =
  | { kind: "rolling"; days: number }
  | { kind: "dates"; from: string; until: string }
  | { kind: "forever" }

/**
 * When a slot may start as far as the window goes. A rolling window of n days ends with the local date `today` + n.
 * @param today the local day of now
 */
export function insideWindow(window: BookingWindow, zone: ZoneOffsets, today: number): Ranges {
  if (window.kind === "forever") return ALWAYS
  return window.kind === "rolling"
    ? instantsOfDays(zone, -Infinity, today + window.days)
    : instantsOfDays(zone, dayOfDate(window.from), dayOfDate(window.until))
}
