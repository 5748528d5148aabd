import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"

import { input, MINUTE } from "./arbitrary-input.testing.ts"
import { availability } from "./availability.ts"
import { hostsAtLimit } from "./hosts-at-limit.ts"
import { meetingAt } from "./capacity.ts"
import type { AvailabilityInput, HostInput, Slot } from "./input.ts"
import type { Limits } from "./limits.ts"
import { seatsLeft } from "./seats-left.ts"

/** Enough to find what slips through the named cases; PROPERTY_RUNS asks for more. */
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) }

const limit = fc.constantFrom(null, 1, 2, 3)
const limits = fc.record({ perDay: limit, perWeek: limit, perMonth: limit })
const withRules = (
  given: AvailabilityInput,
  rules: Partial<AvailabilityInput["rules"]>,
): AvailabilityInput => ({ ...given, rules: { ...given.rules, ...rules } })

function periodsAt(at: number, timeZone: string) {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  return {
    perDay: date.toString(),
    perWeek: `${date.yearOfWeek} ${date.weekOfYear}`,
    perMonth: date.toPlainYearMonth().toString(),
  }
}

/** Whether a host has as many bookings as some limit lets through in the day, week or month of an instant. */
function isAtLimit(host: HostInput, limits: Limits, at: number): boolean {
  const own = periodsAt(at, host.timeZone)
  return (["perDay", "perWeek", "perMonth"] as const).some((kind) => {
    const most = limits[kind] ?? Infinity
    const counted = (host.bookedAt ?? []).filter(
      (bookedAt) => periodsAt(bookedAt, host.timeZone)[kind] === own[kind],
    )
    return counted.length >= most
  })
}

const hostsOf = ({ hosts }: AvailabilityInput, ids: readonly string[]) =>
  hosts.filter(({ id }) => ids.includes(id))

describe("limits, whoever is booked and in whatever zones,", { timeout: 600_000 }, () => {
  it("are reached by no host whom a slot names, however many hosts there are", () => {
    let named = 0
    fc.assert(
      fc.property(input, limits, (given, limits) => {
        for (const slot of availability(withRules(given, { limits })))
          for (const host of hostsOf(given, slot.hosts)) {
            expect(isAtLimit(host, limits, slot.startsAt)).toBe(false)
            named++
          }
      }),
      runs,
    )
    expect(named).toBeGreaterThan(100)
  })

  it("take away only the starts at which somebody has reached one", () => {
    let gone = 0
    fc.assert(
      fc.property(input, limits, (given, limits) => {
        const limited = availability(withRules(given, { limits }))
        const free = availability(withRules(given, { limits: {} }))
        const stays = new Set(limited.map(({ startsAt }) => startsAt))
        for (const slot of free.filter(({ startsAt }) => !stays.has(startsAt))) {
          const there = hostsOf(given, slot.hosts)
          expect(there.some((host) => isAtLimit(host, limits, slot.startsAt))).toBe(true)
          gone++
        }
        const offered = new Set(free.map(({ startsAt }) => startsAt))
        expect(limited.filter(({ startsAt }) => !offered.has(startsAt))).toEqual([])
      }),
      runs,
    )
    expect(gone).toBeGreaterThan(100)
  })

  it("are asked of each host alone where a time is taken, the same as where it is offered", () => {
    fc.assert(
      fc.property(input, limits, fc.integer({ min: 0, max: 8 * 1440 }), (given, limits, minute) => {
        const limited = withRules(given, { limits })
        const startsAt = given.from + minute * MINUTE
        const full = given.hosts.filter((host) => isAtLimit(host, limits, startsAt))
        expect([...hostsAtLimit(limited, startsAt)]).toEqual(full.map(({ id }) => id))
      }),
      runs,
    )
  })
})

/** A page that sells so many seats, with some of its times booked by clients already. */
const shared = fc
  .tuple(
    input,
    fc.constantFrom(2, 3, 4),
    fc.array(
      fc.record({
        share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        seatsTaken: fc.integer({ min: 1, max: 4 }),
        begun: fc.constantFrom({}, {}, { capacity: 1 }, { capacity: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([given, capacity, booked]) => {
    // Notice and window have properties of their own, and would leave few times to book.
    const open = { notice: { kind: "minutes", minutes: 0 }, window: { kind: "forever" } } as const
    const page = { ...withRules(given, { ...open, capacity }), now: given.from }
    const slots = availability({ ...page, meetings: [] })
    const there = booked.flatMap(({ share, seatsTaken, begun }): Meeting[] => {
      const slot = slots[Math.floor(slots.length * share)]
      if (!slot) return []
      const { startsAt, endsAt, hosts } = slot
      return [{ ...begun, startsAt, endsAt, hostIds: hosts, seatsTaken }]
    })
    return { ...page, meetings: [...(given.meetings ?? []), ...there] }
  })

function isTwice({ meetings = [] }: AvailabilityInput, slot: Slot): boolean {
  const then = meetings.filter(
    ({ startsAt, endsAt }) => startsAt < slot.endsAt && endsAt > slot.startsAt,
  )
  const hostIds = then.flatMap((meeting) => meeting.hostIds)
  return new Set(hostIds).size < hostIds.length
}

/** One more client at a slot: onto a seat that is there, else with the first host, or all, of those who could. */
function withSeatTaken(given: AvailabilityInput, slot: Slot): AvailabilityInput {
  const { startsAt, endsAt, hosts } = slot
  const { meetings = [], hostChoice } = given
  const isTeam = hostChoice === "one" || hostChoice === "collective"
  const teams = isTeam ? [hosts] : hosts.map((id) => [id])
  const capacity = given.rules.capacity ?? 1
  const joined = teams
    .map((team) => meetingAt(meetings, team, slot, capacity))
    .find((meeting) => meeting !== null && hasSeat(given, meeting))
  const hostIds = joined?.hostIds ?? teams[0]!
  const next = joined
    ? meetings.map((one) => (one === joined ? { ...one, seatsTaken: one.seatsTaken + 1 } : one))
    : [...meetings, { startsAt, endsAt, hostIds, seatsTaken: 1 }]
  const booked = (host: HostInput) => [...(host.bookedAt ?? []), startsAt]
  return {
    ...given,
    meetings: next,
    hosts: given.hosts.map((host) =>
      hostIds.includes(host.id) ? { ...host, bookedAt: booked(host) } : host,
    ),
  }
}

const hasSeat = ({ rules }: AvailabilityInput, meeting: Meeting) =>
  meeting.seatsTaken < Math.min(rules.capacity ?? 1, meeting.capacity ?? Infinity)
type Meeting = NonNullable<AvailabilityInput["meetings"]>[number]

describe("seats, whatever else is taken,", { timeout: 600_000 }, () => {
  it("are offered at exactly the start and the length of their meeting, and only while there are some", () => {
    let joined = 0
    fc.assert(
      fc.property(shared, (given) => {
        const { meetings = [] } = given
        for (const slot of availability(given))
          for (const id of slot.hosts) {
            const met = meetings.filter(
              ({ hostIds, startsAt, endsAt }) =>
                hostIds.includes(id) && startsAt < slot.endsAt && endsAt > slot.startsAt,
            )
            if (met.length === 0) continue
            const same = met.filter(
              ({ startsAt, endsAt }) => startsAt === slot.startsAt && endsAt === slot.endsAt,
            )
            expect(same.some((meeting) => hasSeat(given, meeting))).toBe(true)
            joined++
          }
      }),
      runs,
    )
    expect(joined).toBeGreaterThan(10)
  })

  it("are offered until the last is gone, though the hours are over and something else is there", () => {
    let offered = 0
    fc.assert(
      fc.property(shared, (given) => {
        const asked = { ...withRules(given, { limits: {} }), hostChoice: "one" as const }
        const slots = availability(asked)
        const left = seatsLeft(slots, asked)
        const length = given.rules.durationMinutes * MINUTE
        for (const meeting of asked.meetings ?? []) {
          const { startsAt, endsAt, hostIds } = meeting
          const isWithin = startsAt >= given.from && endsAt <= given.to
          const isJoinable = endsAt - startsAt === length && hostIds.includes(given.hosts[0]!.id)
          if (!isWithin || !isJoinable || !hasSeat(given, meeting)) continue
          expect(slots.map((slot) => slot.startsAt)).toContain(startsAt)
          expect(left.get(startsAt)).toBeGreaterThan(0)
          offered++
        }
      }),
      runs,
    )
    expect(offered).toBeGreaterThan(10)
  })

  it("are as many as can be booked one after the other, limits and all", () => {
    let taken = 0
    fc.assert(
      fc.property(shared, limits, (given, limits) => {
        const choice = given.hosts.some(({ isFixed }) => isFixed) ? "one" : given.hostChoice
        // What a limit lets through is counted by bookings, so each seat that is taken is one.
        let page = { ...withRules(given, { limits }), hostChoice: choice }
        const [first] = availability(page)
        // Nobody is in two meetings at once: the database says so.
        if (!first || isTwice(given, first)) return
        const { startsAt } = first
        const said = seatsLeft([first], page).get(startsAt)
        let count = 0
        for (; count <= 20; count++) {
          const slot = availability(page).find((one) => one.startsAt === startsAt)
          if (!slot) break
          page = withSeatTaken(page, slot)
        }
        expect(count).toBe(said)
        taken += count
      }),
      runs,
    )
    expect(taken).toBeGreaterThan(10)
  })

  it("once all are gone close their own meetings' starts, and open none", () => {
    fc.assert(
      fc.property(shared, (given) => {
        const { meetings = [] } = given
        const full = meetings.map((meeting) => ({ ...meeting, seatsTaken: 9 }))
        const before = new Map(availability(given).map((slot) => [slot.startsAt, slot.hosts]))
        const after = new Map(
          availability({ ...given, meetings: full }).map((slot) => [slot.startsAt, slot.hosts]),
        )
        for (const [startsAt, hosts] of after) {
          expect(before.has(startsAt)).toBe(true)
          expect(hosts.filter((id) => !before.get(startsAt)!.includes(id))).toEqual([])
        }
        const closed = [...before.keys()].filter((startsAt) => !after.has(startsAt))
        const starts = meetings.map(({ startsAt }) => startsAt)
        expect(closed.filter((startsAt) => !starts.includes(startsAt))).toEqual([])
      }),
      runs,
    )
  })
})
