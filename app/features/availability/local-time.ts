import { mondayOf } from "./calendar-days.ts"
import type { Ranges } from "./ranges.ts"
import { DAY, MINUTE } from "./time-units.ts"
import type { ZoneOffsets } from "./zone-offsets.ts"

/** The local day an instant falls on. */
export function localDayAt(zone: ZoneOffsets, at: number): number {
  return Math.floor((at + zone.offsets[eraAt(zone, at)]!) / DAY)
}

/**
 * The instant of a wall time, given as a local day and the minutes since its midnight (1440 and more reach into the
 * days after). A wall time inside a gap moves forward by the gap, an ambiguous one is the earlier instant: Temporal's
 * `compatible`.
 */
export function instantOf(zone: ZoneOffsets, day: number, minute = 0): number {
  const wall = day * DAY + minute * MINUTE
  let era = 0
  while (era < zone.changesAt.length && wall - zone.offsets[era]! >= zone.changesAt[era]!) era++
  const at = wall - zone.offsets[era]!
  const isInGap = era > 0 && at < zone.changesAt[era - 1]!
  return isInGap ? wall - zone.offsets[era - 1]! : at
}

/**
 * All instants whose local day lies between two days, both included. Mostly one range; two where a clock that goes
 * back over midnight returns to a day that had ended.
 */
export function instantsOfDays(zone: ZoneOffsets, firstDay: number, lastDay: number): Ranges {
  const instants: number[] = []
  for (let era = 0; era < zone.offsets.length; era++) {
    const start = Math.max(eraStart(zone, era), firstDay * DAY - zone.offsets[era]!)
    const end = Math.min(eraEnd(zone, era), (lastDay + 1) * DAY - zone.offsets[era]!)
    if (start >= end) continue
    if (instants.at(-1) === start) instants[instants.length - 1] = end
    else instants.push(start, end)
  }
  return instants
}

/** The last local Monday 00:00 that is not after an instant. */
export function mondayBefore(zone: ZoneOffsets, at: number): number {
  let day = mondayOf(localDayAt(zone, at)) + 7
  while (instantOf(zone, day) > at) day -= 7
  return instantOf(zone, day)
}

/** The first local Monday 00:00 after an instant. */
export function mondayAfter(zone: ZoneOffsets, at: number): number {
  let day = mondayOf(localDayAt(zone, at))
  while (instantOf(zone, day) <= at) day += 7
  return instantOf(zone, day)
}

/** The index of the offset that holds at an instant. */
export function eraAt(zone: ZoneOffsets, at: number): number {
  let era = 0
  while (era < zone.changesAt.length && at >= zone.changesAt[era]!) era++
  return era
}

/** Since when an offset holds, in epoch milliseconds; -Infinity for the first. */
export function eraStart(zone: ZoneOffsets, era: number): number {
  return era > 0 ? zone.changesAt[era - 1]! : -Infinity
}

/** Until when an offset holds, in epoch milliseconds, itself not included; Infinity for the last. */
export function eraEnd(zone: ZoneOffsets, era: number): number {
  return era < zone.changesAt.length ? zone.changesAt[era]! : Infinity
}
