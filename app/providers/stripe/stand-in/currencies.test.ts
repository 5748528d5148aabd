import { describe, expect, it } from "vitest"

import { amountStep, formatStripeMoney, isCurrency, leastAmountMinor } from "./currencies.ts"

describe("money as Stripe counts it", () => {
  it.each([
    [5000, "eur", "en", "€50.00"],
    [5000, "eur", "de", "50,00 €"],
    [5000, "jpy", "en", "¥5,000"],
    [12_340, "kwd", "en", "KWD 12.340"],
    [500_000, "isk", "en", "ISK 5,000"],
    [0, "usd", "en", "$0.00"],
  ])("%i in %s reads, in %s, %s", (amount, currency, locale, text) => {
    expect(formatStripeMoney(amount, currency, locale).replaceAll("\u00a0", " ")).toBe(text)
  })

  it("comes in whole steps where the smallest unit is finer than what can be charged", () => {
    expect([amountStep("eur"), amountStep("kwd"), amountStep("isk")]).toEqual([1, 10, 100])
  })

  it("has a least amount for each currency that is charged often", () => {
    expect([leastAmountMinor("eur"), leastAmountMinor("gbp"), leastAmountMinor("jpy")]).toEqual([
      50, 30, 50,
    ])
  })

  it("knows a currency from a word", () => {
    expect([isCurrency("eur"), isCurrency("EUR"), isCurrency("abc")]).toEqual([true, false, false])
  })
})
