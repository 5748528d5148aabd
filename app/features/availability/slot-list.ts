import { gridMinutes, isOnGrid, type Pace } from "./grid.ts"
import type { Slot } from "./input.ts"
import { mergeAscending } from "./merge-ascending.ts"
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

/** Adds a team to each start it could take. Teams differ in their last host only: those before it are fixed. */
function addHosts(hosts: string[][], starts: readonly number[], offer: Offer, grid: number): void {
  const ids = offer.team.map((host) => host.id)
  const ownId = ids.at(-1)!
  const { startable, joinable, zone } = offer
  let range = 0
  for (let index = 0; index < starts.length; index++) {
    const at = starts[index]!
    while (range < startable.length && startable[range + 1]! <= at) range += 2
    const isFree = range < startable.length && startable[range]! <= at && isOnGrid(zone, at, grid)
    if (!isFree && !joinable.has(at)) continue
    if (hosts[index]!.length === 0) hosts[index]!.push(...ids)
    else hosts[index]!.push(ownId)
  }
}
