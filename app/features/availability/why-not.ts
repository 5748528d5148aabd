import { availability } from "./availability.ts"
import { hasSeat, type Meeting, meetingAt, seatsOf } from "./capacity.ts"
import { gridMinutes, isOnGrid, startsOnGrid } from "./grid.ts"
import { type HostTimes, timesOf } from "./host-times.ts"
import { type HostInput, type PageInput, requireWholeMinutes } from "./input.ts"
import { FARTHEST } from "./may-take.ts"
import type { Obstacle } from "./obstacles.ts"
import { ALWAYS } from "./ranges.ts"
import { freeTogether } from "./team-offer.ts"
import { type Team, teamsOf } from "./teams.ts"
import { MINUTE } from "./time-units.ts"
import { busyObstacles } from "./why-not-busy.ts"
import { dateObstacles } from "./why-not-dates.ts"
import { hoursObstacle } from "./why-not-hours.ts"
import { limitObstacles } from "./why-not-limits.ts"
import { knownZoneOffsets, type ZoneSource } from "./zone-offsets.ts"

/** What stands between one host and a time, in the order of the rules; nothing when the host could take it. */
export type HostAnswer = { hostId: string; obstacles: readonly Obstacle[] }

/**
 * Whether a page offers a start, and for each host that the page asks (in the page's order) why not. Without hosts
 * there is nobody to ask. `endsAt` is the end of the slot.
 */
export type WhyNot = {
  startsAt: number
  endsAt: number
  isOffered: boolean
  hosts: readonly HostAnswer[]
}

type Question = { input: PageInput; times: HostTimes; startsAt: number; endsAt: number }

/**
 * Why is this time not offered? Names every rule that `availability` and `mayTake` leave it out by, host by host.
 * Throws RangeError as `availability` does.
 * @param input with the rows that `rowsNeeded` names for the slot's own start and end
 * @param startsAt epoch milliseconds
 */
export function whyNotOffered(
  input: PageInput,
  startsAt: number,
  zones: ZoneSource = knownZoneOffsets,
): WhyNot {
  requireWholeMinutes(input.rules)
  const endsAt = startsAt + input.rules.durationMinutes * MINUTE
  const teams = teamsOf(input)
  const asked = input.hosts.filter((host) => teams.some((team) => team.includes(host)))
  if (!(Math.abs(startsAt - input.now) < FARTHEST)) {
    const hosts = asked.map(({ id }) => ({ hostId: id, obstacles: [{ rule: "too-far" } as const] }))
    return { startsAt, endsAt, isOffered: false, hosts }
  }
  const range = { ...input, from: startsAt, to: endsAt }
  const isOffered = availability(range, zones).some((slot) => slot.startsAt === startsAt)
  const question = { input, times: timesOf(range, zones), startsAt, endsAt }
  const findings = teams.map((team): Finding => ({
    team,
    own: new Map(team.map((host) => [host, ownObstacles(host, team, question)])),
  }))
  return {
    startsAt,
    endsAt,
    isOffered,
    hosts: asked.map((host) => ({
      hostId: host.id,
      obstacles: obstaclesOf(
        host,
        findings.filter(({ team }) => team.includes(host)),
        isOffered ? null : question,
      ),
    })),
  }
}

/** A team, and what stands in the way of each of its hosts. */
type Finding = { team: Team; own: ReadonlyMap<HostInput, readonly Obstacle[]> }

/**
 * What stands in a host's way in the team that has least against it. A fixed host is in several teams.
 * @param unoffered the question when nobody is offered the start: then a team that could take it is out of step
 */
function obstaclesOf(
  host: HostInput,
  findings: readonly Finding[],
  unoffered: Question | null,
): readonly Obstacle[] {
  const blocked = findings.map(({ own }) =>
    [...own].flatMap(([other, obstacles]) => (obstacles.length > 0 ? [other.id] : [])),
  )
  const able = findings.find((_, index) => blocked[index]!.length === 0)
  if (able) return unoffered ? [incrementObstacle(able.team, unoffered)] : []
  const own = findings
    .map((finding) => finding.own.get(host)!)
    .reduce((least, next) => (next.length < least.length ? next : least))
  if (own.length > 0) return own
  const always = blocked[0]!.filter((id) => blocked.every((ids) => ids.includes(id)))
  return always.length > 0
    ? [{ rule: "other-host", hostIds: always, needed: "all" }]
    : [{ rule: "other-host", hostIds: [...new Set(blocked.flat())], needed: "one" }]
}

/** The rules of `mayTake`, all of them, about one host of a team; the clock of notice, window and grid is the first's. */
function ownObstacles(host: HostInput, team: Team, question: Question): Obstacle[] {
  const { input, times, startsAt, endsAt } = question
  const { rules, meetings = [] } = input
  const obstacles = dateObstacles(team[0], input, times, startsAt)
  const hostIds = team.map(({ id }) => id)
  const capacity = rules.capacity ?? 1
  const meeting = meetingAt(meetings, hostIds, { startsAt, endsAt }, capacity)
  if (!meeting) {
    const hours = hoursObstacle(host, times.zone(host), startsAt, endsAt)
    if (hours) obstacles.push(hours)
    const grid = gridMinutes(rules.incrementMinutes)
    if (!isOnGrid(times.zone(team[0]), startsAt, grid))
      obstacles.push({ rule: "off-grid", gridMinutes: grid })
    obstacles.push(...busyObstacles(host, rules, meetings, startsAt, endsAt))
  } else if (!hasSeat(meeting, capacity)) obstacles.push(fullObstacle(meeting, capacity))
  return [...obstacles, ...limitObstacles(host, rules, times.zone(host), startsAt)]
}

function fullObstacle(meeting: Meeting, pageCapacity: number): Obstacle {
  const { seatsTaken } = meeting
  const capacity = seatsOf(meeting, pageCapacity)
  return capacity < pageCapacity
    ? { rule: "full", capacity, seatsTaken, pageCapacity }
    : { rule: "full", capacity, seatsTaken }
}

/** Between which starts of a team's own an able start lies. */
function incrementObstacle(team: Team, { input, times, startsAt, endsAt }: Question): Obstacle {
  const { incrementMinutes } = input.rules
  const free = freeTogether(team, { from: startsAt, to: endsAt }, times)
  const starts = startsOnGrid(free, ALWAYS, times.zone(team[0]), input.rules)
  const opensAt = free.at(-2) ?? startsAt
  return {
    rule: "increment",
    incrementMinutes,
    firstStartsAt: starts.find((at) => at >= opensAt && at < startsAt) ?? null,
    previousStartsAt: starts.findLast((at) => at < startsAt) ?? null,
  }
}
