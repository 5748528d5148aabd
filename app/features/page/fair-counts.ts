/** A host's part in a round robin: `assigned` bookings so far, divided among by `weight` (1 to 100). */
export type Turn = { hostId: string; weight: number; isFixed: boolean; assigned: number }

type Wanted = Pick<Turn, "hostId" | "weight" | "isFixed">

/**
 * The counts with which a page's hosts go on after they were changed, by host id. Who takes turns keeps the
 * share they had: a new weight changes the count along with it. Who begins to take turns starts level with
 * the one who has had the least for their weight, so that they do not get every booking at once. Fixed hosts
 * take no turns, and keep whatever count they had.
 */
export function fairCounts(
  before: readonly Turn[],
  wanted: readonly Wanted[],
): Map<string, number> {
  const old = new Map(before.map((turn) => [turn.hostId, turn]))
  const isTaking = ({ hostId, isFixed }: Wanted) => !isFixed && old.get(hostId)?.isFixed === false
  const shares = wanted.filter(isTaking).map(({ hostId }) => {
    const { assigned, weight } = old.get(hostId)!
    return assigned / weight
  })
  const leastShare = shares.length === 0 ? null : Math.min(...shares)
  return new Map(
    wanted.map((host) => {
      const { hostId, weight, isFixed } = host
      const known = old.get(hostId)
      if (known && (isFixed || (isTaking(host) && known.weight === weight))) {
        return [hostId, known.assigned]
      }
      const share = isTaking(host) ? known!.assigned / known!.weight : leastShare
      if (share === null) return [hostId, known?.assigned ?? 0]
      return [hostId, isFixed ? 0 : Math.round(share * weight)]
    }),
  )
}
