import { dateOfDay, weekdayOf } from "./calendar-days.ts"
import type { HostInput } from "./input.ts"
import { localDayAt } from "./local-time.ts"
import type { Obstacle } from "./obstacles.ts"
import { overriddenDays } from "./overrides.ts"
import { covers, type Ranges } from "./ranges.ts"
import { openHours } from "./weekly-hours.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/**
 * Why a slot does not lie inside a host's hours: an override when one changes the date that leaves it out, else the
 * weekly hours. Null when it lies inside. A date is to blame for what its own hours leave out, and for what the hours
 * that began on it would have held after midnight.
 * @param startsAt epoch milliseconds, as is `endsAt`
 */
export function hoursObstacle(
  host: HostInput,
  zone: ZoneOffsets,
  startsAt: number,
  endsAt: number,
): Obstacle | null {
  const overrides = host.overrides ?? []
  const open = openHours(host, zone, startsAt, endsAt)
  if (covers(open, startsAt, endsAt)) return null
  const outsideAt = firstOutside(open, startsAt)
  const day = localDayAt(zone, outsideAt)
  const ofDay = overriddenDays(overrides)
  // Two days back, as far as hours reach over a midnight and a date that the zone skipped.
  for (const changed of [day, day - 1, day - 2]) {
    const ranges = ofDay.get(changed)
    if (!ranges) continue
    const date = dateOfDay(changed)
    const without = { ...host, overrides: overrides.filter((override) => override.date !== date) }
    const wouldBeOpen = openHours(without, zone, startsAt, endsAt)
    if (changed === day || covers(wouldBeOpen, outsideAt, outsideAt + 1))
      return { rule: "override", date, ranges, outsideAt }
  }
  const weekday = weekdayOf(day)
  const ranges = host.weeklyHours
    .filter((range) => range.weekday === weekday)
    .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }))
    .sort((one, other) => one.startMinute - other.startMinute)
  return { rule: "outside-hours", date: dateOfDay(day), weekday, ranges, outsideAt }
}

/** The first instant from `at` on that lies in no range. */
function firstOutside(ranges: Ranges, at: number): number {
  for (let i = 0; i < ranges.length; i += 2)
    if (ranges[i]! <= at && at < ranges[i + 1]!) return ranges[i + 1]!
  return at
}
