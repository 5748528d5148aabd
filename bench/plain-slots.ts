import type { Temporal } from "temporal-polyfill"

import type { AvailabilityInput, HostInput, Slot } from "#app/features/availability/input.ts"
import { fits, freeIntervals, inBoth, instant, isBefore, mondayBefore } from "./plain-host.ts"
import type { Interval } from "./plain-host.ts"

/**
 * The same slots as the engine's in the way one would write them first: a date library's objects (Temporal's), a loop over
 * the days, a filter over the busy times, a loop over the starts. It knows the rules that the workloads use: hours,
 * buffers, notice in minutes, grid, host choice (without fixed hosts). Its figures are what the engine's are held against.
 */
export function plainSlots(input: AvailabilityInput): Slot[] {
  const { hosts, hostChoice } = input
  const teams = hostChoice === "round-robin" ? hosts.map((host) => [host]) : [hosts]
  const offers = teams.map((team) => plainOffer(team, input))
  const starts = new Set(offers.flatMap((offer) => offer.starts))
  return [...starts]
    .sort((one, other) => one - other)
    .map((startsAt) => {
      const slot = { start: instant(startsAt), end: endOf(instant(startsAt), input) }
      return {
        startsAt,
        endsAt: slot.end.epochMilliseconds,
        hosts: offers
          .filter((offer) => offer.canTake(slot))
          .flatMap((offer) => offer.team.map((host) => host.id)),
      }
    })
}

type PlainOffer = {
  team: readonly HostInput[]
  starts: number[]
  canTake(slot: Interval): boolean
}

function plainOffer(team: readonly HostInput[], input: AvailabilityInput): PlainOffer {
  const { rules } = input
  const timeZone = team[0]!.timeZone
  const [from, to] = [instant(input.from), instant(input.to)]
  const monday = mondayBefore(from, timeZone)
  const free = team
    .map((host) => freeIntervals(host, rules, monday, to))
    .reduce((all, own) => inBoth(all, own))
  const earliest =
    rules.notice.kind === "minutes"
      ? instant(input.now).add({ minutes: rules.notice.minutes })
      : from
  const isWanted = (start: Temporal.Instant) =>
    !isBefore(start, from) && !isBefore(start, earliest) && !isBefore(to, endOf(start, input))
  return {
    team,
    starts: startsOf(free, timeZone, input)
      .filter(isWanted)
      .map((start) => start.epochMilliseconds),
    canTake: (slot) =>
      isOnGrid(slot.start.toZonedDateTimeISO(timeZone), gridOf(input)) && fits(free, slot),
  }
}

/** Every start of the free intervals, in steps of the increment; the count begins anew on local Mondays. */
function startsOf(
  free: readonly Interval[],
  timeZone: string,
  input: AvailabilityInput,
): Temporal.Instant[] {
  const { incrementMinutes } = input.rules
  const starts: Temporal.Instant[] = []
  let soonest: Temporal.Instant | null = null
  let week: Temporal.Instant | null = null
  for (const { start: opens, end: closes } of free) {
    let at = opens
    while (isBefore(at, closes)) {
      const monday = mondayBefore(at, timeZone)
      if (week === null || !monday.equals(week)) soonest = null
      week = monday
      const nextMonday = monday
        .toZonedDateTimeISO(timeZone)
        .add({ weeks: 1 })
        .startOfDay()
        .toInstant()
      if (soonest && isBefore(at, soonest)) at = soonest
      let start = roundUp(at.toZonedDateTimeISO(timeZone), gridOf(input)).toInstant()
      while (!isBefore(closes, endOf(start, input)) && isBefore(start, nextMonday)) {
        starts.push(start)
        start = start.add({ minutes: incrementMinutes })
        soonest = start
      }
      at = nextMonday
    }
  }
  return starts
}

function gridOf({ rules }: AvailabilityInput): number {
  return [60, 30, 20, 15, 10, 5].find((step) => rules.incrementMinutes % step === 0) ?? 1
}

function isOnGrid(local: Temporal.ZonedDateTime, grid: number): boolean {
  return local.minute % grid === 0 && local.second === 0 && local.millisecond === 0
}

function roundUp(local: Temporal.ZonedDateTime, grid: number): Temporal.ZonedDateTime {
  let rounded = local.round({ smallestUnit: "minute", roundingMode: "ceil" })
  while (!isOnGrid(rounded, grid)) rounded = rounded.add({ minutes: 1 })
  return rounded
}

function endOf(start: Temporal.Instant, { rules }: AvailabilityInput): Temporal.Instant {
  return start.add({ minutes: rules.durationMinutes })
}
