import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"

import { input, ZONES } from "./arbitrary-input.testing.ts"
import { availability } from "./availability.ts"
import type { Slot } from "./input.ts"
import { mayTake } from "./may-take.ts"
import { monthDays } from "./month-days.ts"
import { rowsNeeded } from "./rows-needed.ts"
import { slotsByTemporal } from "./temporal-reference.testing.ts"
import { readZoneOffsets } from "./zone-offsets.ts"

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
    const places = fc.array(fc.nat(), { minLength: 25, maxLength: 25 })
    fc.assert(
      fc.property(input, places, (input, places) => {
        const permuted = <T>(list: readonly T[] = []) =>
          list
            .map((item, index) => ({ item, place: places[index % places.length]! }))
            .sort((one, other) => one.place - other.place)
            .map(({ item }) => item)
        const shuffled = {
          ...input,
          meetings: permuted(input.meetings),
          hosts: input.hosts.map((host) => ({
            ...host,
            busy: permuted(host.busy),
            weeklyHours: permuted(host.weeklyHours),
            overrides: permuted(host.overrides),
            bookedAt: permuted(host.bookedAt),
          })),
        }
        expect(availability(shuffled)).toEqual(availability(input))
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

  it("offers the same slots however the range asked for is cut, but for those the cut goes through", () => {
    fc.assert(
      fc.property(input, fc.double({ min: 0, max: 1, noNaN: true }), (input, share) => {
        const cut = input.from + Math.floor((input.to - input.from) * share)
        const isCut = (slot: Slot) => slot.startsAt < cut && slot.endsAt > cut
        const whole = availability(input).filter((slot) => !isCut(slot))
        const left = availability({ ...input, to: cut })
        expect([...left, ...availability({ ...input, from: cut })]).toEqual(whole)
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
