import fc from "fast-check"
import { expect, test } from "vitest"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { cancelMoney } from "./show-cancel.server.ts"

const HOUR = 3_600_000
const startsAt = new Date("2026-12-03T09:00:00Z")
const hoursBefore = (hours: number) => new Date(startsAt.getTime() - hours * HOUR)

function paid(
  capturedMinor: number,
  refundReservedMinor = 0,
  refundRule = emptyPageContent.refundRule,
) {
  const content = { ...emptyPageContent, refundRule }
  return { capturedMinor, refundReservedMinor, currency: "EUR", content, startsAt }
}

test("the page says all, a part, nothing, or that all of it came back before", () => {
  const part = { minutesBefore: 24 * 60, percent: 50 }
  const amount = (amountMinor: number) => ({ amountMinor, currency: "EUR" })
  expect(cancelMoney(paid(5000), hoursBefore(24))).toEqual({ kind: "full", amount: amount(5000) })
  expect(cancelMoney(paid(5000), hoursBefore(23))).toEqual({ kind: "kept", paid: amount(5000) })
  expect(cancelMoney(paid(5001, 0, part), hoursBefore(24))).toEqual({
    kind: "part",
    amount: amount(2500),
    paid: amount(5001),
  })
  // 20.00 of 50.00 were sent back by hand: 30.00 are left to return.
  expect(cancelMoney(paid(5000, 2000), hoursBefore(24))).toEqual({
    kind: "part",
    amount: amount(3000),
    paid: amount(5000),
  })
  expect(cancelMoney(paid(5000, 5000), hoursBefore(24))).toEqual({ kind: "returned" })
  expect(cancelMoney(paid(0), hoursBefore(24))).toEqual({ kind: "nothing" })
})

test("no more is promised than is left of what was paid", () => {
  const money = fc.integer({ min: 1, max: 99_999_999 })
  const rule = fc.record({ minutesBefore: fc.nat(10_000), percent: fc.nat(100) })
  fc.assert(
    fc.property(money, fc.nat(100), rule, fc.nat(400), (captured, share, refundRule, hours) => {
      const reserved = Math.floor((captured * share) / 100)
      const told = cancelMoney(paid(captured, reserved, refundRule), hoursBefore(hours))
      if (!("amount" in told)) return
      expect(told.amount.amountMinor).toBeGreaterThan(0)
      expect(told.amount.amountMinor).toBeLessThanOrEqual(captured - reserved)
    }),
  )
})
