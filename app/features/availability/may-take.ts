import { hasSeat, meetingAt } from "./capacity.ts"
import { gridMinutes, isOnGrid } from "./grid.ts"
import { type HostTimes, timesOf } from "./host-times.ts"
import { type PageInput, requireWholeMinutes } from "./input.ts"
import { covers, type Ranges } from "./ranges.ts"
import { type Team, teamsOf } from "./teams.ts"
import { DAY, MINUTE } from "./time-units.ts"
import { knownZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

/** Why a time cannot be taken, in the order the rules are asked; the last ones are the nearest misses. */
export const REFUSALS = [
  "no-host",
  "in-the-past",
  "notice",
  "window",
  "outside-hours",
  "off-grid",
  "busy",
  "full",
  "limit",
] as const
export type Refusal = (typeof REFUSALS)[number]

export type Verdict = { ok: true; hosts: readonly string[] } | { ok: false; reason: Refusal }

/** A hundred years: a start comes from outside, and beyond some point it is no date that any zone could tell. */
export const FARTHEST = 36_525 * DAY

/**
 * Whether a slot may be taken now, asked of every rule but the increment's phase, which another booking may have
 * shifted since the slot was offered. Whatever `availability` offers passes. The database's constraint still has the
 * last word.
 * @param startsAt epoch milliseconds
 * @returns the hosts who could take it, or the reason why none can
 */
export function mayTake(
  input: PageInput,
  startsAt: number,
  zones: ZoneSource = knownZoneOffsets,
): Verdict {
  requireWholeMinutes(input.rules)
  if (!(Math.abs(startsAt - input.now) < FARTHEST)) return { ok: false, reason: "window" }
  const endsAt = startsAt + input.rules.durationMinutes * MINUTE
  const times = timesOf({ ...input, from: startsAt, to: endsAt }, zones)
  const able: string[] = []
  let nearest = 0
  for (const team of teamsOf(input)) {
    const refusal = refusalOf(team, input, times, startsAt, endsAt)
    if (refusal) nearest = Math.max(nearest, REFUSALS.indexOf(refusal))
    else able.push(...team.map((host) => host.id))
  }
  return able.length > 0
    ? { ok: true, hosts: [...new Set(able)] }
    : { ok: false, reason: REFUSALS[nearest]! }
}

function refusalOf(
  team: Team,
  { now, rules, meetings = [] }: PageInput,
  times: HostTimes,
  startsAt: number,
  endsAt: number,
): Refusal | null {
  const [lead] = team
  const mayStart = (ranges: Ranges) => covers(ranges, startsAt, startsAt + 1)
  if (startsAt < now) return "in-the-past"
  if (!mayStart(times.afterNotice(lead))) return "notice"
  if (!mayStart(times.insideWindow(lead))) return "window"
  const hostIds = team.map((host) => host.id)
  const capacity = rules.capacity ?? 1
  const meeting = meetingAt(meetings, hostIds, { startsAt, endsAt }, capacity)
  if (!meeting) {
    const isInHours = team.every((host) => covers(times.hours(host), startsAt, endsAt))
    if (!isInHours) return "outside-hours"
    if (!isOnGrid(times.zone(lead), startsAt, gridMinutes(rules.incrementMinutes)))
      return "off-grid"
    if (team.some((host) => times.blocked(host, [startsAt, endsAt]).length > 0)) return "busy"
  } else if (!hasSeat(meeting, capacity)) return "full"
  return team.some((host) => mayStart(times.full(host))) ? "limit" : null
}
