import { dateOfDay } from "./calendar-days.ts"
import type { HostInput, PageRules } from "./input.ts"
import { LIMIT_PERIODS } from "./limits.ts"
import { localDayAt } from "./local-time.ts"
import type { Obstacle } from "./obstacles.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** Every limit of the page that a host has reached in the day, week or month of a start, in epoch milliseconds. */
export function limitObstacles(
  host: HostInput,
  rules: PageRules,
  zone: ZoneOffsets,
  startsAt: number,
): Obstacle[] {
  const day = localDayAt(zone, startsAt)
  return LIMIT_PERIODS.flatMap(({ period, limitOf, daysOf }): Obstacle[] => {
    const limit = limitOf(rules.limits ?? {})
    if (limit === null || limit === undefined) return []
    const { firstDay, lastDay } = daysOf(day)
    const booked = (host.bookedAt ?? []).filter((at) => {
      const bookedDay = localDayAt(zone, at)
      return bookedDay >= firstDay && bookedDay <= lastDay
    }).length
    if (booked < limit) return []
    const dates = { firstDate: dateOfDay(firstDay), lastDate: dateOfDay(lastDay) }
    return [{ rule: "limit", period, limit, booked, ...dates }]
  })
}
