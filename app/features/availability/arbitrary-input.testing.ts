import fc from "fast-check"
import { Temporal } from "temporal-polyfill"

import type { AvailabilityInput, HostInput } from "./input.ts"

export const MINUTE = 60_000
const DAY = 1_440 * MINUTE
export const ZONES = Intl.supportedValuesOf("timeZone")
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

/** Zones whose hours begin at odd minutes of others', or at the far ends of the day. */
const ODD = [
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Eucla",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
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
          .oneof(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -9, max: 9 }))
          .map((days) => new Date(from + days * DAY).toISOString().slice(0, 10)),
        ranges: fc.array(hoursRange, { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    // Nothing busy at times: only then do starts run on from the Monday before.
    busy: fc.oneof(
      fc.constant([]),
      fc.array(
        fc
          .tuple(within(12), fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 0, 0, 1, 29_999))
          .map(([start, minutes, odd]) => [start + odd, start + odd + minutes * MINUTE] as const),
        { maxLength: 25 },
      ),
    ),
    bookedAt: fc.array(fc.oneof(within(3), within(40)), { maxLength: 6 }),
  })
}

/** Everything the engine reads, at random: a week and more of up to three hosts, in any zone and year. */
export const input: fc.Arbitrary<AvailabilityInput> = fc
  .array(
    fc.oneof(fc.constantFrom(...CHANGING), fc.constantFrom(...ODD), fc.constantFrom(...ZONES)),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
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
            fc.constantFrom(null, null, 15, 60),
            fc.subarray(
              zones.map((_, index) => `host-${index}`),
              { minLength: 1 },
            ),
            fc.integer({ min: 1, max: 3 }),
            fc.constantFrom({}, {}, { capacity: 1 }, { capacity: 2 }, { capacity: 5 }),
          )
          .map(([minutes, length, hostIds, seatsTaken, begun]) => ({
            ...begun,
            startsAt: from + minutes * MINUTE,
            length,
            hostIds,
            seatsTaken,
          })),
        { maxLength: 3 },
      ),
    })
  })
  .map(({ meetings, ...rest }) => ({
    ...rest,
    // Only a meeting of the length that is asked for can be joined.
    meetings: meetings.map(({ length, ...meeting }) => ({
      ...meeting,
      endsAt: meeting.startsAt + (length ?? rest.rules.durationMinutes) * MINUTE,
    })),
  }))
