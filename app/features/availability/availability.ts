import { timesOf } from "./host-times.ts"
import { type AvailabilityInput, requireWholeMinutes, type Slot } from "./input.ts"
import { slotsOfAny } from "./slot-list.ts"
import { offerOf } from "./team-offer.ts"
import { teamsOf } from "./teams.ts"
import { knownZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

/**
 * Which slots a page offers in `[from, to)`: in order, each with its start, its end (epoch milliseconds) and the hosts
 * who could take it. The same input gives the same list; nothing else is read. `rowsNeeded` says which busy times
 * and bookings the input has to hold.
 * Throws RangeError for an unknown zone, a date that is none, or lengths that are not whole minutes.
 * @param zones where offsets come from; by default they are read once per zone and years and kept
 */
export function availability(
  input: AvailabilityInput,
  zones: ZoneSource = knownZoneOffsets,
): Slot[] {
  requireWholeMinutes(input.rules)
  if (!(input.from < input.to)) return []
  const times = timesOf(input, zones)
  return slotsOfAny(
    teamsOf(input).map((team) => offerOf(team, input, times)),
    input.rules,
  )
}
