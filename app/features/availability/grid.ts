import { eraAt, eraEnd, eraStart, mondayAfter } from "./local-time.ts"
import type { Ranges } from "./ranges.ts"
import { MINUTE, WEEK } from "./time-units.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** The local minutes starts are rounded to: the first of these that divides the increment, else every minute. */
export function gridMinutes(incrementMinutes: number): number {
  return [60, 30, 20, 15, 10, 5].find((minutes) => incrementMinutes % minutes === 0) ?? 1
}

/** The first instant not before `at` whose local minute is a multiple of the grid. */
export function nextOnGrid(zone: ZoneOffsets, at: number, grid: number): number {
  const step = grid * MINUTE
  for (let era = eraAt(zone, at); ; era++) {
    const offset = zone.offsets[era]!
    const onGrid = Math.ceil((Math.max(at, eraStart(zone, era)) + offset) / step) * step - offset
    if (onGrid < eraEnd(zone, era)) return onGrid
  }
}

/**
 * Whether a slot may start at an instant as far as the grid goes: its local minute is a multiple of the grid, or was
 * one by an offset of the seven days before. Starts go on in equal steps where a clock changes by half an hour, so
 * until the range or the week ends they keep the minutes they began with.
 */
export function isOnGrid(zone: ZoneOffsets, at: number, grid: number): boolean {
  const step = grid * MINUTE
  for (let era = eraAt(zone, at); era >= 0 && eraEnd(zone, era) > at - WEEK; era--) {
    const steps = (at + zone.offsets[era]!) / step
    if (steps === Math.floor(steps)) return true
  }
  return false
}

/** How long a slot lasts, and how far apart starts are; whole minutes, 1 or more. */
export type Pace = { durationMinutes: number; incrementMinutes: number }

/**
 * The starts that free ranges offer, ascending. The first start of a range is its beginning rounded up to the grid,
 * but not sooner than one increment after the start before; the others follow in steps of the increment while the
 * slot fits. At local Monday 00:00 the count begins anew, within a range too, so that no start depends on the week
 * before. `free` therefore begins with the Monday before the first start wanted.
 * @param startable when a slot may start; it only filters, and never moves a start
 */
export function startsOnGrid(
  free: Ranges,
  startable: Ranges,
  zone: ZoneOffsets,
  pace: Pace,
): number[] {
  const duration = pace.durationMinutes * MINUTE
  const increment = pace.incrementMinutes * MINUTE
  const grid = gridMinutes(pace.incrementMinutes)
  const starts: number[] = []
  let filter = 0
  let weekEndsAt = -Infinity
  let soonest = -Infinity
  for (let range = 0; range < free.length; range += 2) {
    const closesAt = free[range + 1]!
    for (let opensAt = free[range]!; opensAt < closesAt; opensAt = weekEndsAt) {
      if (opensAt >= weekEndsAt) {
        weekEndsAt = mondayAfter(zone, opensAt)
        soonest = -Infinity
      }
      const last = Math.min(closesAt - duration, weekEndsAt - 1)
      let start = nextOnGrid(zone, Math.max(opensAt, soonest), grid)
      if (start > last) continue
      soonest = start + (Math.floor((last - start) / increment) + 1) * increment
      while (start <= last) {
        while (filter < startable.length && startable[filter + 1]! <= start) filter += 2
        if (filter >= startable.length) return starts
        const wait = startable[filter]! - start
        if (wait <= 0) starts.push(start)
        start += wait > 0 ? Math.ceil(wait / increment) * increment : increment
      }
    }
  }
  return starts
}
