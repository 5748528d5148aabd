import fc from "fast-check"
import { expect, test } from "vitest"
import { minorUnitDigits } from "#app/messages/format.ts"
import { smallestCharge } from "#app/features/payment/policy.ts"
import { currencies } from "#app/features/page/currencies.ts"
import { MOST_MINOR, parseMoney, typedMoney } from "./parse-money.ts"

test("an amount may be typed with point, comma or neither", () => {
  for (const typed of ["50", "50.0", "50.00", "50,00", " 50 ", "050", "50.000"]) {
    expect(parseMoney(typed, "EUR"), typed).toEqual({ amountMinor: 5000 })
  }
  expect(parseMoney("12,50", "EUR")).toEqual({ amountMinor: 1250 })
  expect(parseMoney("0", "EUR")).toEqual({ amountMinor: 0 })
  expect(parseMoney("0.5", "EUR")).toEqual({ amountMinor: 50 })
})

test("nothing odd becomes an amount, least of all zero", () => {
  expect(parseMoney("", "EUR")).toEqual({ problem: "required" })
  expect(parseMoney("   ", "EUR")).toEqual({ problem: "required" })
  for (const typed of [
    "1e3",
    "-5",
    "+5",
    "0x10",
    "NaN",
    "Infinity",
    "1.2.3",
    "1,000.50",
    "5 0",
    ".",
    ",5",
    "5,",
    "٥",
    "５",
    "50€",
    "null",
    "0b1",
    "1_000",
  ]) {
    expect(parseMoney(typed, "EUR"), typed).toEqual({ problem: "money-malformed" })
  }
  expect(parseMoney("9".repeat(20), "EUR")).toEqual({ problem: "money-too-much" })
  expect(parseMoney("1000000", "EUR")).toEqual({ problem: "money-too-much" })
  expect(parseMoney("999999.99", "EUR")).toEqual({ amountMinor: MOST_MINOR })
})

test("currencies of no, two and three decimals count as the payment provider counts", () => {
  expect(parseMoney("5000", "JPY")).toEqual({ amountMinor: 5000 })
  expect(parseMoney("5000.5", "JPY")).toEqual({ problem: "money-fraction" })
  expect(parseMoney("50.005", "EUR")).toEqual({ problem: "money-fraction" })
  expect(parseMoney("1.500", "KWD")).toEqual({ amountMinor: 1500 })
  expect(parseMoney("1.505", "KWD")).toEqual({ problem: "money-fraction" })
  expect(parseMoney("40", "ISK")).toEqual({ amountMinor: 4000 })
  expect(parseMoney("40.10", "ISK")).toEqual({ problem: "money-fraction" })
  expect(parseMoney("5000", "HUF")).toEqual({ amountMinor: 500_000 })
})

test("what is stored can be typed again and means the same", () => {
  expect(typedMoney(5000, "EUR")).toBe("50.00")
  expect(typedMoney(4000, "ISK")).toBe("40")
  expect(typedMoney(1500, "KWD")).toBe("1.500")
  fc.assert(
    fc.property(
      fc.constantFrom(...currencies),
      fc.integer({ min: 0, max: 900_000 }),
      (currency, steps) => {
        const amountMinor = steps * smallestCharge(currency)
        expect(parseMoney(typedMoney(amountMinor, currency), currency)).toEqual({ amountMinor })
      },
    ),
  )
})

test("whatever is typed gives a whole number of minor units or a problem", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 24 }), fc.constantFrom(...currencies), (typed, currency) => {
      const result = parseMoney(typed, currency)
      if ("problem" in result) return
      expect(Number.isInteger(result.amountMinor)).toBe(true)
      expect(result.amountMinor).toBeGreaterThanOrEqual(0)
      expect(result.amountMinor).toBeLessThanOrEqual(MOST_MINOR)
      const value = Number(typed.trim().replace(",", "."))
      expect(result.amountMinor).toBe(Math.round(value * 10 ** minorUnitDigits(currency)))
    }),
  )
})
