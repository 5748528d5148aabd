import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"

import { availability } from "./availability.ts"
import type { AvailabilityInput, HostInput } from "./input.ts"
import { mayTake } from "./may-take.ts"
import { monthDays } from "./month-days.ts"
import { rowsNeeded } from "./rows-needed.ts"
import { slotsByTemporal } from "./temporal-reference.testing.ts"
import { readZoneOffsets } from "./zone-offsets.ts"

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const ZONES = Intl.supportedValuesOf("timeZone")
/** Zones whose clocks change, at many hours and by other amounts than one hour too. */
const CHANGING = [
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/Havana",
  "America/New_York",
  "America/Santiago",
  "America/St_Johns",
  "Antarctica/Troll",
  "Asia/Tehran",
  "Australia/Lord_Howe",
  "Europe/London",
  "Pacific/Apia",
  "Pacific/Chatham",
]

/** Mostly whole five minutes, as people write them, and often in the small hours, when clocks change. */
const minuteOfDay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 16 }).map((steps) => steps * 15) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 288 }).map((steps) => steps * 5) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1440 }) },
)
const hoursRange = fc.record({
  startMinute: minuteOfDay.map((minute) => Math.min(minute, 1439)),
  endMinute: minuteOfDay,
})
const aroundTheClock = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startMinute: 0,
  endMinute: 1440,
}))
const weeklyHours = fc.oneof(
  { weight: 1, arbitrary: fc.constant(aroundTheClock) },
  {
    weight: 4,
    arbitrary: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 7 }), hoursRange)
        .map(([weekday, range]) => ({ weekday, ...range })),
      { maxLength: 10 },
    ),
  },
)

/** An instant of 1990 to 2040, more often than not within days of a change of the zone's clock. */
function instantNear(timeZone: string): fc.Arbitrary<number> {
  return fc
    .record({
      anywhere: fc.integer({
        min: Date.UTC(1990, 0, 1) / MINUTE,
        max: Date.UTC(2040, 0, 1) / MINUTE,
      }),
      isNearChange: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
      before: fc.integer({ min: 0, max: 3 * 1440 }),
    })
    .map(({ anywhere, isNearChange, before }) => {
      const at = anywhere * MINUTE
      if (!isNearChange) return at
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
      const change = local.getTimeZoneTransition("next") ?? local.getTimeZoneTransition("previous")
      return change && change.epochMilliseconds > Date.UTC(1990, 0, 1)
        ? change.epochMilliseconds - before * MINUTE
        : at
    })
}

function hostInput(index: number, timeZone: string, from: number): fc.Arbitrary<HostInput> {
  const within = (days: number) =>
    fc.integer({ min: -days * 1440, max: days * 1440 }).map((minutes) => from + minutes * MINUTE)
  return fc.record({
    id: fc.constant(`host-${index}`),
    timeZone: fc.constant(timeZone),
    isFixed: fc.boolean(),
    weeklyHours,
    overrides: fc.array(
      fc.record({
        date: fc
          .integer({ min: -9, max: 9 })
          .map((days) => new Date(from + days * DAY).toISOString().slice(0, 10)),
        ranges: fc.array(hoursRange, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    busy: fc.array(
      fc
        .tuple(within(12), fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 0, 0, 1, 29_999))
        .map(([start, minutes, odd]) => [start + odd, start + odd + minutes * MINUTE] as const),
      { maxLength: 25 },
    ),
    bookedAt: fc.array(fc.oneof(within(3), within(40)), { maxLength: 6 }),
  })
}

const input: fc.Arbitrary<AvailabilityInput> = fc
  .array(fc.oneof(fc.constantFrom(...CHANGING), fc.constantFrom(...ZONES)), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((zones) => fc.tuple(fc.constant(zones), instantNear(zones[0]!)))
  .chain(([zones, from]) => {
    const date = fc
      .integer({ min: -3, max: 9 })
      .map((days) => new Date(from + days * DAY).toISOString().slice(0, 10))
    const limit = fc.constantFrom(null, null, 1, 2, 3)
    return fc.record({
      from: fc.constant(from),
      to: fc.integer({ min: 1, max: 8 * 1440 }).map((minutes) => from + minutes * MINUTE),
      now: fc.integer({ min: -20 * 1440, max: 4 * 1440 }).map((minutes) => from + minutes * MINUTE),
      hostChoice: fc.constantFrom("one", "round-robin", "client-picks", "collective"),
      hosts: fc.tuple(...zones.map((zone, index) => hostInput(index, zone, from))),
      rules: fc.record({
        durationMinutes: fc.constantFrom(5, 15, 25, 30, 45, 60, 90, 240),
        incrementMinutes: fc.constantFrom(5, 7, 10, 15, 20, 25, 30, 40, 45, 50, 60, 90, 120, 1440),
        bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 10, 60),
        bufferAfterMinutes: fc.constantFrom(0, 0, 5, 30),
        notice: fc.oneof(
          fc
            .integer({ min: 0, max: 3000 })
            .map((minutes) => ({ kind: "minutes" as const, minutes })),
          fc.integer({ min: 0, max: 9 }).map((days) => ({ kind: "days" as const, days })),
        ),
        window: fc.oneof(
          fc.constant({ kind: "forever" as const }),
          fc.integer({ min: 0, max: 25 }).map((days) => ({ kind: "rolling" as const, days })),
          fc.record({ kind: fc.constant("dates" as const), from: date, until: date }),
        ),
        limits: fc.oneof(
          fc.constant({}),
          fc.record({ perDay: limit, perWeek: limit, perMonth: limit }),
        ),
        capacity: fc.constantFrom(1, 1, 3),
      }),
      meetings: fc.array(
        fc
          .tuple(
            fc.integer({ min: -1440, max: 8 * 1440 }),
            fc.constantFrom(15, 30, 60),
            fc.subarray(
              zones.map((_, index) => `host-${index}`),
              { minLength: 1 },
            ),
            fc.integer({ min: 1, max: 3 }),
          )
          .map(([minutes, length, hostIds, seatsTaken]) => ({
            startsAt: from + minutes * MINUTE,
            endsAt: from + (minutes + length) * MINUTE,
            hostIds,
            seatsTaken,
          })),
        { maxLength: 2 },
      ),
    })
  })

/** Enough to find what slips through the named cases; PROPERTY_RUNS asks for more. */
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) }

describe("availability, whatever the schedules, zones and dates", { timeout: 600_000 }, () => {
  it("gives the same slots as the plain reading of the rules on Temporal", () => {
    fc.assert(
      fc.property(input, (input) => {
        expect(availability(input)).toEqual(slotsByTemporal(input))
      }),
      runs,
    )
  })

  it("needs a zone's offsets only for the stretch it asks them for", () => {
    fc.assert(
      fc.property(input, (input) => {
        expect(availability(input, readZoneOffsets)).toEqual(availability(input))
      }),
      runs,
    )
  })

  it("offers nothing that may not be taken, and to exactly the hosts who may take it", () => {
    fc.assert(
      fc.property(input, (input) => {
        for (const slot of availability(input))
          expect(mayTake(input, slot.startsAt)).toEqual({ ok: true, hosts: slot.hosts })
      }),
      runs,
    )
  })

  it("does not depend on the order of busy times, hours and bookings", () => {
    fc.assert(
      fc.property(input, (input) => {
        const reversed = {
          ...input,
          hosts: input.hosts.map((host) => ({
            ...host,
            busy: [...host.busy].reverse(),
            weeklyHours: [...host.weeklyHours].reverse(),
            overrides: [...(host.overrides ?? [])].reverse(),
            bookedAt: [...(host.bookedAt ?? [])].reverse(),
          })),
        }
        expect(availability(reversed)).toEqual(availability(input))
      }),
      runs,
    )
  })

  it("reads no busy time and no booking beyond the rows it says it needs", () => {
    fc.assert(
      fc.property(input, (input) => {
        const { busy, booked } = rowsNeeded(input, input.rules)
        const read = {
          ...input,
          hosts: input.hosts.map((host) => ({
            ...host,
            busy: host.busy.filter(([start, end]) => start < busy.to && end > busy.from),
            bookedAt: (host.bookedAt ?? []).filter((at) => at >= booked.from && at < booked.to),
          })),
        }
        expect(availability(read)).toEqual(availability(input))
      }),
      runs,
    )
  })

  it("offers the same instants however the range asked for is cut", () => {
    fc.assert(
      fc.property(input, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
        const cut = input.from + Math.floor(((input.to - input.from) * share) / MINUTE) * MINUTE
        const length = input.rules.durationMinutes * MINUTE
        const left = availability({ ...input, to: cut })
        const right = availability({ ...input, from: cut })
        const across = availability(input).filter(
          (slot) => slot.startsAt < cut && slot.startsAt + length > cut,
        )
        expect([...left, ...across, ...right].map((slot) => slot.startsAt)).toEqual(
          availability(input).map((slot) => slot.startsAt),
        )
      }),
      runs,
    )
  })

  it("shows the same slots in every client's zone, only on other dates", () => {
    fc.assert(
      fc.property(input, fc.constantFrom(...ZONES), (input, clientZone) => {
        const slots = availability(input)
        const months = new Set(
          slots.map((slot) =>
            Temporal.Instant.fromEpochMilliseconds(slot.startsAt)
              .toZonedDateTimeISO(clientZone)
              .toPlainDate()
              .toPlainYearMonth()
              .toString(),
          ),
        )
        const days = [...months].flatMap((month) => monthDays(slots, month, clientZone))
        expect(days.flatMap((day) => day.slots)).toEqual(slots)
        for (const day of days)
          for (const slot of day.slots)
            expect(
              Temporal.Instant.fromEpochMilliseconds(slot.startsAt)
                .toZonedDateTimeISO(clientZone)
                .toPlainDate()
                .toString(),
            ).toBe(day.date)
      }),
      runs,
    )
  })
})
