import { blockedTimes, type BusySource, type BusyTime } from "./busy.ts"
import type { Meeting } from "./capacity.ts"
import type { HostInput, PageRules } from "./input.ts"
import type { Obstacle } from "./obstacles.ts"

type Labelled = { time: BusyTime; source: BusySource | null }

/**
 * Every busy time that keeps a host from a slot, in order of time, and whether only a buffer does.
 * @param startsAt epoch milliseconds, as is `endsAt`; without the buffers
 */
export function busyObstacles(
  host: HostInput,
  rules: PageRules,
  meetings: readonly Meeting[],
  startsAt: number,
  endsAt: number,
): Obstacle[] {
  const blocks = (time: BusyTime) => blockedTimes([time], rules, [startsAt, endsAt]).length > 0
  const listed = host.busy
    .map((time, index): Labelled => ({ time, source: host.busySources?.[index] ?? null }))
    .filter(({ time }) => blocks(time))
  // A meeting is mostly listed as busy as well, with its buffers.
  const joined = meetings
    .filter((meeting) => meeting.hostIds.includes(host.id))
    .map((meeting): BusyTime => [meeting.startsAt, meeting.endsAt])
    .filter((time) => blocks(time) && !listed.some((other) => holds(other.time, time)))
    .map((time): Labelled => ({ time, source: { kind: "booking" } }))
  return [...listed, ...joined]
    .sort((one, other) => one.time[0] - other.time[0] || one.time[1] - other.time[1])
    .map((busy) => obstacleOf(busy, startsAt, endsAt))
}

function obstacleOf({ time, source }: Labelled, startsAt: number, endsAt: number): Obstacle {
  const facts = { startsAt: time[0], endsAt: time[1], source }
  const meets = ([start, end]: BusyTime) => start < endsAt && end > startsAt
  if (!meets(time)) return { rule: "buffer", of: "page", ...facts }
  const own: BusyTime = [source?.startsAt ?? time[0], source?.endsAt ?? time[1]]
  return meets(own) ? { rule: "busy", ...facts } : { rule: "buffer", of: "booking", ...facts }
}

function holds(outer: BusyTime, inner: BusyTime): boolean {
  return outer[0] <= inner[0] && outer[1] >= inner[1]
}
