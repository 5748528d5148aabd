import type { HostInput, PageInput } from "./input.ts"
import { mayTake, type Refusal } from "./may-take.ts"
import { teamsOf } from "./teams.ts"
import { knownZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

export type TeamVerdict = {
  /** Who would take the time together, the leading host first. */
  hostIds: string[]
  /** Whose turn of a round robin it would be: the one who is there beside the fixed hosts. */
  turnHostId: string | null
  /** Null when the team may take the time. */
  refusal: Refusal | null
}

/**
 * Every team of a page with what `mayTake` says of it alone, in the page's order.
 * @param startsAt epoch milliseconds
 */
export function judgeTeams(
  input: PageInput,
  startsAt: number,
  zones: ZoneSource = knownZoneOffsets,
): TeamVerdict[] {
  return teamsOf(input).map((team) => {
    const verdict = mayTake({ ...input, hosts: team, hostChoice: "collective" }, startsAt, zones)
    return {
      hostIds: team.map((host) => host.id),
      turnHostId: input.hostChoice === "round-robin" ? turnOf(team) : null,
      refusal: verdict.ok ? null : verdict.reason,
    }
  })
}

function turnOf(team: readonly HostInput[]): string | null {
  return team.findLast((host) => !host.isFixed)?.id ?? null
}
