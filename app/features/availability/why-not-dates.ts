import { dateOfDay } from "./calendar-days.ts"
import type { HostTimes } from "./host-times.ts"
import type { HostInput, PageInput } from "./input.ts"
import type { Obstacle } from "./obstacles.ts"
import { covers } from "./ranges.ts"

/**
 * Whether a start lies in the past, within the notice, outside the window.
 * @param lead the host whose clock tells the days
 * @param startsAt epoch milliseconds
 */
export function dateObstacles(
  lead: HostInput,
  { now, rules }: PageInput,
  times: HostTimes,
  startsAt: number,
): Obstacle[] {
  const obstacles: Obstacle[] = []
  const after = times.afterNotice(lead)
  if (startsAt < now) obstacles.push({ rule: "in-the-past", now })
  else if (!covers(after, startsAt, startsAt + 1)) {
    const firstStartsAt = after.find((edge, index) => index % 2 === 0 && edge > startsAt)
    obstacles.push({ rule: "notice", notice: rules.notice, firstStartsAt: firstStartsAt! })
  }
  const { window } = rules
  if (window.kind !== "forever" && !covers(times.insideWindow(lead), startsAt, startsAt + 1)) {
    const dates =
      window.kind === "dates"
        ? { firstDate: window.from, lastDate: window.until }
        : { firstDate: null, lastDate: dateOfDay(times.today(lead) + window.days) }
    obstacles.push({ rule: "window", window, ...dates })
  }
  return obstacles
}
