import { expect, test } from "vitest"
import { refundablePayment } from "./refundable-payment.ts"

const payment = (capturedMinor: number, refundReservedMinor: number, isExtra = false) => ({
  ...{ capturedMinor, refundReservedMinor, isExtra },
})
const due = payment(5000, 0)
const extra = payment(4900, 4900, true)

test("a refund by hand takes from what the booking was paid with, and first from money beyond it that is left", () => {
  expect(refundablePayment([extra, due])).toBe(due)
  const failed = payment(4900, 0, true)
  expect(refundablePayment([failed, due])).toBe(failed)
  expect(refundablePayment([payment(0, 0), failed])).toBe(failed)
  expect(refundablePayment([extra, payment(0, 0)])).toBe(extra)
  expect(refundablePayment([payment(0, 0)])).toBeNull()
})
