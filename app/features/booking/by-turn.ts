import type { Team } from "./team.ts"

/** Where a host stands in a page's round robin. */
export type Turn = {
  hostId: string
  /** 1 to 100. */
  weight: number
  /** Meetings that were given to the host and not let go. */
  assigned: number
  /** Epoch milliseconds; null for one that never had a turn. */
  lastAssignedAt: number | null
}

/**
 * Teams in the order in which a round robin asks them: whoever has fewest for their weight, then whoever
 * waited longest, then the page's order. Teams without a turn keep their place before the others.
 */
export function byTurn(teams: readonly Team[], turns: readonly Turn[]): Team[] {
  const turnOf = new Map(turns.map((turn) => [turn.hostId, turn]))
  const of = ({ turnHostId }: Team) => (turnHostId === null ? undefined : turnOf.get(turnHostId))
  const load = (team: Team) => {
    const turn = of(team)
    return turn ? turn.assigned / turn.weight : -1
  }
  const since = (team: Team) => of(team)?.lastAssignedAt ?? -Infinity
  return [...teams].sort((a, b) => compare(load(a), load(b)) || compare(since(a), since(b)))
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
