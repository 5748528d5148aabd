import fc from "fast-check"
import { expect, test } from "vitest"
import { clientCutoff, refundByRule, smallestCharge } from "./policy.ts"

const startsAt = new Date("2026-12-03T13:00:00Z")
const hoursBefore = (hours: number) => new Date(startsAt.getTime() - hours * 3_600_000)
const dayBefore = { minutesBefore: 24 * 60, percent: 50 }

test.each([
  ["a day and more before", 25, "EUR", 5000, 2500],
  ["exactly a day before", 24, "EUR", 5000, 2500],
  ["a second too late", 24 - 1 / 3600, "EUR", 5000, 0],
  ["an odd amount", 48, "EUR", 4999, 2499],
  ["a currency without decimals", 48, "JPY", 4001, 2000],
  ["a currency with three", 48, "KWD", 1510, 760],
  ["a currency whose fractions nobody uses", 48, "ISK", 4100, 2100],
])("half is returned %s", (_when, hours, currency, capturedMinor, returned) => {
  const now = hoursBefore(hours)
  expect(refundByRule(dayBefore, { capturedMinor, currency, startsAt, now })).toBe(returned)
})

test("no rule ever returns more than was captured, nor an amount the provider refuses", () => {
  fc.assert(
    fc.property(
      fc.nat(9_999_999),
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom("EUR", "JPY", "KWD", "ISK"),
      (units, percent, currency) => {
        const capturedMinor = units * smallestCharge(currency)
        const amount = refundByRule(
          { minutesBefore: 0, percent },
          { capturedMinor, currency, startsAt, now: hoursBefore(1) },
        )
        expect(amount).toBeGreaterThanOrEqual(0)
        expect(amount).toBeLessThanOrEqual(capturedMinor)
        expect(amount % smallestCharge(currency)).toBe(0)
      },
    ),
  )
})

test("a client may cancel until the cut-off, and never where the page says never", () => {
  expect(clientCutoff(120, startsAt, hoursBefore(2.01))).toBe("allowed")
  expect(clientCutoff(120, startsAt, hoursBefore(2))).toBe("too-late")
  expect(clientCutoff(0, startsAt, hoursBefore(0.01))).toBe("allowed")
  expect(clientCutoff(0, startsAt, startsAt)).toBe("too-late")
  expect(clientCutoff(null, startsAt, hoursBefore(500))).toBe("never")
})
