import { and, asc, eq, gt, inArray, sql } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { payments, refunds } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { lockBooking } from "#app/features/booking/lock-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { smallestCharge } from "./policy.ts"
import { refundablePayment } from "./refundable-payment.ts"
import { reserveRefund } from "./reserve-refund.server.ts"

export type RefundResult =
  | { ok: true; amountMinor: number }
  | {
      ok: false
      problem: "not-found" | "nothing-captured" | "more-than-left" | "not-a-whole-charge"
    }

/**
 * The organizer returns money by hand, whole or in part; the booking itself stays as it is.
 * @param amountMinor minor units of the payment's currency
 * @param attempt the form's hidden random: sending the same form twice is one refund
 */
export async function refundBooking(
  actor: Actor,
  { bookingId, amountMinor, attempt }: { bookingId: string; amountMinor: number; attempt?: string },
  runtime: Runtime,
): Promise<RefundResult> {
  return inTransaction(runtime.db, async (tx): Promise<RefundResult> => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking || actor.kind !== "user" || actor.organizerId !== booking.organizerId) {
      return { ok: false, problem: "not-found" }
    }
    const captured = await tx
      .select()
      .from(payments)
      .where(and(eq(payments.bookingId, bookingId), gt(payments.capturedMinor, 0)))
      .orderBy(asc(payments.id))
      .for("no key update")
    const payment = refundablePayment(captured)
    if (!payment) return { ok: false, problem: "nothing-captured" }
    const cause = attempt ? `organizer:${attempt}` : `organizer:${await nextNumber(payment.id)}`
    // Of whichever payment it was: the next one in turn is another by now.
    const ids = captured.map(({ id }) => id)
    const [known] = await tx
      .select({ amountMinor: refunds.amountMinor })
      .from(refunds)
      .where(and(inArray(refunds.paymentId, ids), eq(refunds.cause, cause)))
    if (attempt && known) return { ok: true, amountMinor: known.amountMinor }
    const left = payment.capturedMinor - payment.refundReservedMinor
    if (amountMinor <= 0 || amountMinor > left) return { ok: false, problem: "more-than-left" }
    if (amountMinor % smallestCharge(payment.currency) !== 0) {
      return { ok: false, problem: "not-a-whole-charge" }
    }
    const at = await runtime.clock.now(tx)
    const { organizerId } = booking
    const wanted = { paymentId: payment.id, organizerId, cause, upToMinor: amountMinor, at }
    const { refundId } = await reserveRefund(tx, runtime, wanted)
    await recordEvent(tx, runtime, {
      booking,
      actor,
      kind: "refund-requested",
      reason: "by-organizer",
      at,
      detail: { refundId, amountMinor, currency: payment.currency },
    })
    const detail = { amountMinor, currency: payment.currency }
    const subject = { subjectKind: "booking", subjectId: booking.id, detail }
    const change = { organizerId, action: "booking.refunded", ...subject, at }
    await recordChange(tx, actor, change, runtime)
    return { ok: true, amountMinor }

    async function nextNumber(paymentId: string): Promise<number> {
      const [row] = await tx
        .select({ count: sql<number>`count(*)::int` })
        .from(refunds)
        .where(eq(refunds.paymentId, paymentId))
      return (row?.count ?? 0) + 1
    }
  })
}
