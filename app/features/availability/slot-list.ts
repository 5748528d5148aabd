import { firstFrom, mergeAscending } from "./ascending.ts"
import { gridMinutes, isOnGrid, type Pace } from "./grid.ts"
import type { Slot } from "./input.ts"
import type { Offer } from "./team-offer.ts"
import { MINUTE } from "./time-units.ts"

/**
 * The slots of which any one team is enough: every start that one of them offers, with the hosts of each that could
 * take it, be it at a start of another team's.
 */
export function slotsOfAny(offers: readonly Offer[], pace: Pace): Slot[] {
  const duration = pace.durationMinutes * MINUTE
  const [first, ...others] = offers
  if (first && others.length === 0) {
    const hosts = first.team.map((host) => host.id)
    return first.starts.map((startsAt) => ({ startsAt, endsAt: startsAt + duration, hosts }))
  }
  const starts = mergeAscending(offers.map((offer) => offer.starts))
  const hosts = starts.map((): string[] => [])
  for (const offer of offers) addHosts(hosts, starts, offer, gridMinutes(pace.incrementMinutes))
  return starts.map((startsAt, index) => ({
    startsAt,
    endsAt: startsAt + duration,
    hosts: hosts[index]!,
  }))
}

/** Adds a team's hosts to each of all starts that it could take. */
function addHosts(hosts: string[][], starts: readonly number[], offer: Offer, grid: number): void {
  const ids = offer.team.map((host) => host.id)
  const ownId = ids[ids.length - 1]!
  const add = (able: string[]) => {
    // Teams differ in their last host only; those before it are fixed, and there already after the first team.
    if (able.length > 0 || ids.length === 1) able.push(ownId)
    else able.push(...ids)
  }
  const { startable, joinable, zone } = offer
  for (let range = 0; range < startable.length; range += 2) {
    const end = startable[range + 1]!
    let index = firstFrom(starts, startable[range]!)
    for (; index < starts.length && starts[index]! < end; index++)
      if (isOnGrid(zone, starts[index]!, grid)) add(hosts[index]!)
  }
  for (const at of joinable) add(hosts[firstFrom(starts, at)]!)
}
