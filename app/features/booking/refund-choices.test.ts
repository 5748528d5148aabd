import { expect, test } from "vitest"
import { refundChoices } from "./refund-choices.ts"

const startsAt = new Date("2026-12-03T13:00:00Z")
const rule = { minutesBefore: 24 * 60, percent: 50 }
const paid = { capturedMinor: 5000, refundReservedMinor: 0, currency: "EUR", isExtra: false }
const early = { startsAt, now: new Date("2026-12-01T13:00:00Z") }

test("the rule and the whole amount are told apart", () => {
  expect(refundChoices(rule, [paid], early)).toEqual({ byRuleMinor: 2500, fullMinor: 5000 })
  const late = { startsAt, now: new Date("2026-12-03T12:00:00Z") }
  expect(refundChoices(rule, [paid], late)).toEqual({ byRuleMinor: 0, fullMinor: 5000 })
  expect(refundChoices(rule, [], early)).toEqual({ byRuleMinor: 0, fullMinor: 0 })
})

test("what was returned before is not returned again", () => {
  const partly = { ...paid, refundReservedMinor: 3000 }
  expect(refundChoices(rule, [partly], early)).toEqual({ byRuleMinor: 0, fullMinor: 2000 })
})

test("a second payment is no part of the choice", () => {
  const extra = { ...paid, isExtra: true }
  expect(refundChoices(rule, [paid, extra], early)).toEqual({ byRuleMinor: 2500, fullMinor: 5000 })
})
