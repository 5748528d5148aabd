import { blockedTimes } from "./busy.ts"
import { busyWithMeetings } from "./capacity.ts"
import type { AvailabilityInput, HostInput } from "./input.ts"
import { fullPeriods } from "./limits.ts"
import { localDayAt } from "./local-time.ts"
import { afterNotice } from "./notice.ts"
import { type Ranges, subtract } from "./ranges.ts"
import { DAY, WEEK } from "./time-units.ts"
import { openHours } from "./weekly-hours.ts"
import { insideWindow } from "./window.ts"
import type { ZoneOffsets, ZoneSource } from "./zone-offsets.ts"

/** A month and more to either side of the range, since limits count whole months. */
const MARGIN = 40 * DAY

/** What the rules say about one host, each as instants, by the host's own clock. */
export type HostTimes = {
  zone(host: HostInput): ZoneOffsets
  /** The local day of now. */
  today(host: HostInput): number
  /** When the host works: from a Monday before the range to its end. */
  hours(host: HostInput): Ranges
  /** What busy times and buffers close of some ranges. */
  blocked(host: HostInput, within: Ranges): Ranges
  /** Hours that are not blocked. */
  free(host: HostInput): Ranges
  /** When a slot may start after notice. */
  afterNotice(host: HostInput): Ranges
  /** When a slot may start inside the booking window. */
  insideWindow(host: HostInput): Ranges
  /** Days, weeks and months in which the host takes no more bookings. */
  full(host: HostInput): Ranges
}

/** Applies the rules to an input, host by host, as far as they are asked for. */
export function timesOf(input: AvailabilityInput, zones: ZoneSource): HostTimes {
  const { now, from, to, rules } = input
  const since = from - WEEK - DAY
  const zone = (host: HostInput) => zones(host.timeZone, from - MARGIN, to + MARGIN)
  const today = (host: HostInput) => localDayAt(zones(host.timeZone, now, now), now)
  const hours = (host: HostInput) => openHours(host, zone(host), since, to)
  const blocked = (host: HostInput, within: Ranges) =>
    blockedTimes(busyWithMeetings(host, input.meetings), rules, within)
  return {
    zone,
    today,
    hours,
    blocked,
    free: oncePerHost((host) => {
      const open = hours(host)
      return subtract(open, blocked(host, open))
    }),
    afterNotice: (host) => afterNotice(rules.notice, zone(host), now, today(host)),
    insideWindow: (host) => insideWindow(rules.window, zone(host), today(host)),
    full: (host) => fullPeriods(rules.limits ?? {}, host.bookedAt ?? [], zone(host)),
  }
}

/** A fixed host is in every team, and its free time is worked out once all the same. */
function oncePerHost(read: (host: HostInput) => Ranges) {
  const known = new Map<HostInput, Ranges>()
  return (host: HostInput) => {
    const ranges = known.get(host) ?? read(host)
    known.set(host, ranges)
    return ranges
  }
}
