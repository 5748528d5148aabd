import { mondayOf, monthOf } from "./calendar-days.ts"
import { instantsOfDays, localDayAt } from "./local-time.ts"
import { ALWAYS, type Ranges, unionOf } from "./ranges.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** How many bookings of the page one host takes per local day, ISO week and month. Null or absent: any number. */
export type Limits = { perDay?: number | null; perWeek?: number | null; perMonth?: number | null }

/** What each limit counts in; `daysOf` gives the first and the last local day of the period a day is in. */
export const LIMIT_PERIODS = [
  {
    period: "day",
    limitOf: (limits: Limits) => limits.perDay,
    daysOf: (day: number) => ({ firstDay: day, lastDay: day }),
  },
  { period: "week", limitOf: (limits: Limits) => limits.perWeek, daysOf: weekOf },
  { period: "month", limitOf: (limits: Limits) => limits.perMonth, daysOf: monthOf },
] as const

/**
 * The local days, weeks and months in which a host takes no more bookings.
 * @param bookedAt the start of each booking of the page with this host that counts, live holds included
 */
export function fullPeriods(
  limits: Limits,
  bookedAt: readonly number[],
  zone: ZoneOffsets,
): Ranges {
  const starts: number[] = []
  const ends: number[] = []
  for (const { limitOf, daysOf } of LIMIT_PERIODS) {
    const limit = limitOf(limits)
    if (limit === null || limit === undefined) continue
    if (limit <= 0) return ALWAYS
    const counts = new Map<number, number>()
    for (const at of bookedAt) {
      const { firstDay, lastDay } = daysOf(localDayAt(zone, at))
      const count = (counts.get(firstDay) ?? 0) + 1
      counts.set(firstDay, count)
      if (count !== limit) continue
      const period = instantsOfDays(zone, firstDay, lastDay)
      for (let i = 0; i < period.length; i += 2) {
        starts.push(period[i]!)
        ends.push(period[i + 1]!)
      }
    }
  }
  return unionOf(starts, ends)
}

/**
 * How many more bookings of the page a host takes in the day, week and month of a start in epoch milliseconds; Infinity
 * without limits.
 * @param bookedAt as `fullPeriods` has it
 */
export function roomWithin(
  limits: Limits,
  bookedAt: readonly number[],
  zone: ZoneOffsets,
): (startsAt: number) => number {
  const rooms = LIMIT_PERIODS.flatMap(({ limitOf, daysOf }) => {
    const limit = limitOf(limits)
    if (limit === null || limit === undefined) return []
    const periodOf = (at: number) => daysOf(localDayAt(zone, at)).firstDay
    const counts = new Map<number, number>()
    for (const at of bookedAt) counts.set(periodOf(at), (counts.get(periodOf(at)) ?? 0) + 1)
    return [(startsAt: number) => Math.max(0, limit - (counts.get(periodOf(startsAt)) ?? 0))]
  })
  return (startsAt) => Math.min(Infinity, ...rooms.map((room) => room(startsAt)))
}

function weekOf(day: number) {
  return { firstDay: mondayOf(day), lastDay: mondayOf(day) + 6 }
}
