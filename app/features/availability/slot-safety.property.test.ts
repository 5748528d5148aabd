import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"

import { input, MINUTE } from "./arbitrary-input.testing.ts"
import { availability } from "./availability.ts"
import type { AvailabilityInput, HostInput, Slot } from "./input.ts"

/** Enough to find what slips through the named cases; PROPERTY_RUNS asks for more. */
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) }

/** Every slot with each host it names, but for the seats of meetings, which stay offered whatever the hours say. */
function eachTaker(input: AvailabilityInput): { slot: Slot; host: HostInput }[] {
  const meetings = input.meetings ?? []
  return availability(input)
    .filter((slot) => !meetings.some((meeting) => meeting.startsAt === slot.startsAt))
    .flatMap((slot) =>
      slot.hosts.map((id) => ({ slot, host: input.hosts.find((host) => host.id === id)! })),
    )
}

function localDate(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
}

function wallInstant(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  return date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone).epochMilliseconds
}

/** The hours that begin on one local date, as instants. */
function hoursOfDate(host: HostInput, date: Temporal.PlainDate): (readonly [number, number])[] {
  const isSkipped = wallInstant(date, 0, host.timeZone) === wallInstant(date, 1440, host.timeZone)
  if (isSkipped) return []
  const own = (host.overrides ?? []).filter((override) => override.date === date.toString())
  const ranges =
    own.length > 0
      ? own.flatMap((override) => override.ranges)
      : host.weeklyHours.filter(({ weekday }) => weekday === date.dayOfWeek)
  return ranges.map(({ startMinute, endMinute }) => [
    wallInstant(date, startMinute, host.timeZone),
    wallInstant(date, endMinute > startMinute ? endMinute : endMinute + 1440, host.timeZone),
  ])
}

/** Counts what was looked at, since a property that sees no slot proves nothing. */
function expectOfEach(
  check: (seen: { slot: Slot; host: HostInput }, input: AvailabilityInput) => void,
) {
  let seen = 0
  fc.assert(
    fc.property(input, (input) => {
      for (const taker of eachTaker(input)) {
        check(taker, input)
        seen++
      }
    }),
    runs,
  )
  expect(seen).toBeGreaterThan(100)
}

describe("no slot, whatever the schedules, zones and dates,", { timeout: 600_000 }, () => {
  it("has a minute outside the hours of a host it names", () => {
    expectOfEach(({ slot, host }) => {
      const date = localDate(slot.startsAt, host.timeZone)
      const open = [-2, -1, 0, 1, 2].flatMap((days) => hoursOfDate(host, date.add({ days })))
      const minutes = (slot.endsAt - slot.startsAt) / MINUTE
      const outside = Array.from(
        { length: minutes },
        (_, index) => slot.startsAt + index * MINUTE,
      ).filter((at) => !open.some(([start, end]) => start <= at && at + MINUTE <= end))
      expect(outside).toEqual([])
    })
  })

  it("meets a busy time of a host it names, or comes nearer to one than the buffers", () => {
    expectOfEach(({ slot, host }, { rules }) => {
      const start = slot.startsAt - rules.bufferBeforeMinutes * MINUTE
      const end = slot.endsAt + rules.bufferAfterMinutes * MINUTE
      const met = host.busy.filter((busy) => busy[0] < busy[1] && busy[0] < end && busy[1] > start)
      expect(met).toEqual([])
    })
  })

  it("starts before the notice is over, beyond the window, or outside the range asked for", () => {
    expectOfEach(({ slot, host }, input) => {
      const { notice, window } = input.rules
      expect(slot.startsAt).toBeGreaterThanOrEqual(Math.max(input.from, input.now))
      expect(slot.endsAt).toBeLessThanOrEqual(input.to)
      expect(slot.endsAt - slot.startsAt).toBe(input.rules.durationMinutes * MINUTE)
      const [lead] = input.hostChoice === "collective" ? input.hosts : leadersOf(input, host)
      const date = localDate(slot.startsAt, lead!.timeZone)
      const today = localDate(input.now, lead!.timeZone)
      if (notice.kind === "minutes")
        expect(slot.startsAt).toBeGreaterThanOrEqual(input.now + notice.minutes * MINUTE)
      else expect(today.until(date).days).toBeGreaterThanOrEqual(notice.days)
      if (window.kind === "rolling") expect(today.until(date).days).toBeLessThanOrEqual(window.days)
      if (window.kind === "dates") {
        expect(date.toString() >= window.from).toBe(true)
        expect(date.toString() <= window.until).toBe(true)
      }
    })
  })
})

/** The host whose clock counts: the first fixed one, or the host alone. */
function leadersOf({ hostChoice, hosts }: AvailabilityInput, host: HostInput): HostInput[] {
  return [...(hostChoice === "one" ? [] : hosts.filter(({ isFixed }) => isFixed)), host]
}
