import { mergeAscending } from "./ascending.ts"
import { hasSeat, meetingsOf } from "./capacity.ts"
import { startsOnGrid } from "./grid.ts"
import type { HostTimes } from "./host-times.ts"
import type { AvailabilityInput } from "./input.ts"
import { mondayBefore } from "./local-time.ts"
import { covers, intersect, type Ranges, subtract } from "./ranges.ts"
import type { Team } from "./teams.ts"
import { MINUTE } from "./time-units.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** What one team can do in the range asked for. */
export type Offer = {
  team: Team
  zone: ZoneOffsets
  /** The starts its own free time offers, and those of its meetings with seats left; ascending. */
  starts: readonly number[]
  /** Every instant at which a slot of the team may start, on the grid or not. */
  startable: Ranges
  /** Starts of meetings that can be joined. */
  joinable: readonly number[]
}

/** Works out when a team is free together, and the starts that follow from it. */
export function offerOf(team: Team, input: AvailabilityInput, times: HostTimes): Offer {
  const { from, to, rules } = input
  const [lead] = team
  const zone = times.zone(lead)
  const duration = rules.durationMinutes * MINUTE
  const free = freeTogether(team, input, times)
  let allowed: Ranges = [from, to - duration + 1]
  allowed = intersect(allowed, times.afterNotice(lead))
  allowed = intersect(allowed, times.insideWindow(lead))
  for (const host of team) allowed = subtract(allowed, times.full(host))
  const hostIds = team.map((host) => host.id)
  const seats = meetingsOf(input.meetings ?? [], hostIds, duration)
    .filter((meeting) => hasSeat(meeting, rules.capacity ?? 1))
    .map((meeting) => meeting.startsAt)
    .filter((startsAt) => covers(allowed, startsAt, startsAt + 1))
    .sort((a, b) => a - b)
  const joinable = [...new Set(seats)]
  return {
    team,
    zone,
    starts: mergeAscending([startsOnGrid(free, allowed, zone, rules), joinable]),
    startable: intersect(allowed, startsThatFit(free, duration)),
    joinable,
  }
}

/** When all of a team are free, from the Monday before the range to its end. */
export function freeTogether(
  team: Team,
  { from, to }: Pick<AvailabilityInput, "from" | "to">,
  times: HostTimes,
): Ranges {
  let free: Ranges = [mondayBefore(times.zone(team[0]), from), to]
  for (const host of team) free = intersect(free, times.free(host))
  return free
}

/** The instants from which a whole slot fits into one range. */
function startsThatFit(free: Ranges, duration: number): Ranges {
  const starts: number[] = []
  for (let i = 0; i < free.length; i += 2)
    if (free[i + 1]! - free[i]! >= duration) starts.push(free[i]!, free[i + 1]! - duration + 1)
  return starts
}
