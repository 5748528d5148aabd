import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"

import { input, MINUTE } from "./arbitrary-input.testing.ts"
import { covers, type Ranges } from "./ranges.ts"
import { type HoursRange, openHours } from "./weekly-hours.ts"
import { readZoneOffsets } from "./zone-offsets.ts"

const DAY = 86_400_000
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) }

/** Ranges that begin on a date in a zone, as instants; one whose end is not after its start ends on the next date. */
function spansOf(ranges: readonly HoursRange[], date: Temporal.PlainDate, timeZone: string) {
  const instant = (day: Temporal.PlainDate, minute: number) =>
    day.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone).epochMilliseconds
  return ranges.map(({ startMinute, endMinute }) => {
    const until = endMinute > startMinute ? date : date.add({ days: 1 })
    return [instant(date, startMinute), instant(until, endMinute)] as const
  })
}

const isIn = (spans: readonly (readonly [number, number])[], at: number) =>
  spans.some(([start, end]) => start <= at && at < end)

describe("one date's own hours, over midnight or not,", { timeout: 600_000 }, () => {
  it("replace the hours that begin on it, and leave those alone that began the evening before or begin after", () => {
    let changed = 0
    const evenings = fc.record({
      startMinute: fc.integer({ min: 0, max: 1439 }),
      endMinute: fc.integer({ min: 0, max: 1440 }),
    })
    const own = fc.array(evenings, { maxLength: 2 })
    fc.assert(
      fc.property(input, own, fc.integer({ min: 0, max: 6 }), (given, ranges, ahead) => {
        const { timeZone, weeklyHours } = given.hosts[0]!
        const [from, to] = [given.from, given.from + 8 * DAY]
        const zone = readZoneOffsets(timeZone, from - 40 * DAY, to + 40 * DAY)
        const date = Temporal.Instant.fromEpochMilliseconds(from + ahead * DAY)
          .toZonedDateTimeISO(timeZone)
          .toPlainDate()
        const weekly = weeklyHours.filter(({ weekday }) => weekday === date.dayOfWeek)
        const before = openHours({ weeklyHours }, zone, from, to)
        const overrides = [{ date: date.toString(), ranges }]
        const after = openHours({ weeklyHours, overrides }, zone, from, to)
        const spans = {
          replaced: spansOf(weekly, date, timeZone),
          own: spansOf(ranges, date, timeZone),
        }
        for (let at = Math.ceil(from / MINUTE) * MINUTE; at < to; at += 5 * MINUTE) {
          const [was, is] = [isOpen(before, at), isOpen(after, at)]
          if (was === is) continue
          // Whatever opens is the date's own; whatever closes had begun on it and is not.
          expect(is ? isIn(spans.own, at) : isIn(spans.replaced, at) && !isIn(spans.own, at)).toBe(
            true,
          )
          changed++
        }
      }),
      runs,
    )
    expect(changed).toBeGreaterThan(100)
  })
})

function isOpen(ranges: Ranges, at: number): boolean {
  return covers(ranges, at, at + 1)
}
