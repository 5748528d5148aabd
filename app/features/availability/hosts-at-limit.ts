import { timesOf } from "./host-times.ts"
import type { PageInput } from "./input.ts"
import { covers } from "./ranges.ts"
import { MINUTE } from "./time-units.ts"
import { knownZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

/**
 * The hosts who take no more bookings in the day, week or month of a start, whatever else stands in its way.
 * @param startsAt epoch milliseconds
 */
export function hostsAtLimit(
  input: PageInput,
  startsAt: number,
  zones: ZoneSource = knownZoneOffsets,
): ReadonlySet<string> {
  const endsAt = startsAt + input.rules.durationMinutes * MINUTE
  const times = timesOf({ ...input, from: startsAt, to: endsAt }, zones)
  const full = input.hosts.filter((host) => covers(times.full(host), startsAt, startsAt + 1))
  return new Set(full.map((host) => host.id))
}
