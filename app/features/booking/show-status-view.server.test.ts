import { expect, test } from "vitest"
import { refundLine } from "./show-status-view.server.ts"

const captured = { capturedMinor: 5000, currency: "EUR" }
const amount = (amountMinor: number) => ({ amountMinor, currency: "EUR" })
const refund = (amountMinor: number, state: "wanted" | "pending" | "succeeded" | "failed") => ({
  amountMinor,
  currency: "EUR",
  state,
  reference: null,
})

test("a canceled booking says of its money what is true: trouble, on its way, there, kept, or never any", () => {
  const line = (...refunds: ReturnType<typeof refund>[]) => refundLine(captured, { refunds })
  expect(line()).toEqual({ kind: "kept" })
  expect(line(refund(5000, "wanted"))).toEqual({ kind: "on-its-way", amount: amount(5000) })
  expect(line(refund(5000, "pending"))).toEqual({ kind: "on-its-way", amount: amount(5000) })
  expect(line(refund(5000, "failed"))).toEqual({ kind: "failed", amount: amount(5000) })
  // 20.00 went back by hand before, 30.00 when it was canceled.
  const [first, second] = [refund(2000, "succeeded"), refund(3000, "pending")]
  expect(line(first, second)).toEqual({ kind: "on-its-way", amount: amount(3000) })
  expect(line(first, refund(3000, "succeeded"))).toEqual({ kind: "done", amount: amount(5000) })
  expect(line(first, refund(3000, "failed"))).toEqual({ kind: "failed", amount: amount(3000) })
  const never = { capturedMinor: 0, currency: "EUR" }
  expect(refundLine(never, { refunds: [] })).toEqual({ kind: "none" })
  // Another amount came in than was asked, in another currency.
  const other = { ...refund(4200, "pending"), currency: "USD" }
  const inDollars = { amountMinor: 4200, currency: "USD" }
  expect(refundLine(never, { refunds: [other] })).toEqual({
    kind: "on-its-way",
    amount: inDollars,
  })
})
