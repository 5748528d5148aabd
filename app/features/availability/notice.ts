import { instantsOfDays } from "./local-time.ts"
import { intersect, type Ranges } from "./ranges.ts"
import { MINUTE } from "./time-units.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** How long before its start a slot can be taken at the latest: minutes, or whole calendar days of the schedule. */
export type Notice = { kind: "minutes"; minutes: number } | { kind: "days"; days: number }

/**
 * When a slot may start as far as notice goes: from `now` plus the minutes on, or from the local date `today` plus
 * the days on; never before `now`.
 * @param now epoch milliseconds
 * @param today the local day of `now`
 */
export function afterNotice(notice: Notice, zone: ZoneOffsets, now: number, today: number): Ranges {
  return notice.kind === "minutes"
    ? [now + Math.max(0, notice.minutes) * MINUTE, Infinity]
    : intersect([now, Infinity], instantsOfDays(zone, today + notice.days, Infinity))
}
