import { and, eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { checkouts, payments } from "#db/schema/payments.ts"
import { abandonHold } from "#app/features/booking/abandon-hold.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { FullCheckoutSession } from "#app/providers/stripe/port.ts"
import type { Applying, CheckoutOutcome } from "./applying.ts"
import { becomePending, failPayment } from "./fail-payment.server.ts"
import { followRefunds } from "./follow-refunds.server.ts"
import { isOvertaken } from "./is-overtaken.server.ts"
import { recordCapture } from "./record-capture.server.ts"

/** The client finished the checkout: the money is there, is on its way, or did not arrive after all. */
export async function applyComplete(
  applying: Applying,
  booking: LockedBooking,
  session: FullCheckoutSession,
): Promise<CheckoutOutcome> {
  const { tx, at, checkout } = applying
  const isNews = checkout.state !== "complete"
  await tx
    .update(checkouts)
    .set({
      askedAt: at,
      unansweredAt: null,
      ...(isNews ? { state: "complete" as const, updatedAt: at } : {}),
    })
    .where(eq(checkouts.id, checkout.id))
  const intent = session.payment_intent
  if (session.payment_status === "paid" && intent) {
    const capture = {
      providerPaymentId: intent.id,
      amountMinor: intent.amount_received,
      currency: intent.currency.toUpperCase(),
    }
    await recordCapture(tx, applying.runtime, booking, capture, {
      actor: applying.actor,
      at,
      checkoutId: checkout.id,
      accountId: checkout.accountId,
      live: checkout.live,
    })
    return "paid"
  }
  const { bookingId, id: checkoutId } = checkout
  const failed = intent?.status === "requires_payment_method" || intent?.status === "canceled"
  // Of one that was given up for another nothing but its money counts, however it stood when it was asked.
  if (await isOvertaken(tx, { bookingId, checkoutId })) return failed ? "failed" : "processing"
  return failed
    ? applySettlementFailed(applying, booking)
    : applySettlementPending(applying, booking)
}

/** No unpaid hold any more: its time stays taken until the provider says paid or failed. */
async function applySettlementPending(
  applying: Applying,
  booking: LockedBooking,
): Promise<CheckoutOutcome> {
  const { tx, at } = applying
  await setPaymentState(applying, "processing")
  if (isHold(booking.state)) {
    await tx
      .update(bookings)
      .set({ waitsFor: "settlement", updatedAt: at })
      .where(eq(bookings.id, booking.id))
    await becomePending(applying, booking, "settlement-pending")
  }
  return "processing"
}

/** A debit that was to settle did not: the hold goes on to its own end, or ends now when that has passed. */
async function applySettlementFailed(
  applying: Applying,
  booking: LockedBooking,
): Promise<CheckoutOutcome> {
  const { tx, runtime, actor, at } = applying
  await setPaymentState(applying, "failed")
  if (booking.state === "ABANDONED") await followRefunds(tx, runtime, actor, booking, at)
  if (!isHold(booking.state)) return "failed"
  await tx
    .update(bookings)
    .set({ waitsFor: "payment", updatedAt: at })
    .where(eq(bookings.id, booking.id))
  const failed = await failPayment(applying, booking, "settlement-failed")
  if (booking.payableUntil && booking.payableUntil <= at) {
    await abandonHold(tx, runtime, failed, { actor, reason: "settlement-failed", at })
  }
  return "failed"
}

/** Money that has come in is a fact that no older answer takes back. */
async function setPaymentState(
  { tx, at, checkout }: Applying,
  state: "processing" | "failed",
): Promise<void> {
  await tx
    .update(payments)
    .set({ state, updatedAt: at })
    .where(and(eq(payments.id, checkout.paymentId), eq(payments.capturedMinor, 0)))
}
