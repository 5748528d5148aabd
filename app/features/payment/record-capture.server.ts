import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { confirmBooking } from "#app/features/booking/confirm-booking.server.ts"
import { flagBooking } from "#app/features/booking/flag-booking.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { endSettlement } from "./end-settlement.server.ts"
import { isOvertaken } from "./is-overtaken.server.ts"
import { settleLatePayment } from "./late-payment.server.ts"
import { reserveRefund } from "./reserve-refund.server.ts"

/** What the provider says came in. Amounts in minor units; `providerPaymentId` is one per payment. */
export type Capture = {
  providerPaymentId: string
  amountMinor: number
  currency: string
}

type Context = { actor: Actor; at: Date; checkoutId: string; accountId: string; live: boolean }

/**
 * Gives captured money its outcome, once: it confirms the booking it was asked for, rescues one whose
 * hold had ended, or goes back. The caller has locked the booking.
 */
export async function recordCapture(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  capture: Capture,
  context: Context,
): Promise<void> {
  const [known] = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.accountId, context.accountId),
        eq(payments.providerPaymentId, capture.providerPaymentId),
      ),
    )
  if (known && known.capturedMinor > 0) return

  const [due] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.bookingId, booking.id), eq(payments.isExtra, false)))
    .for("no key update")
  if (!due) throw new Error(`Booking ${booking.id} has no payment that is due.`)
  const isAsked = capture.currency === due.currency && capture.amountMinor === due.amountMinor
  const isFirst = due.capturedMinor === 0
  const paymentId =
    isAsked && isFirst
      ? await capturePayment(tx, due.id, capture, context)
      : await addExtraPayment(tx, runtime, booking, capture, context)
  await recordEvent(tx, runtime, {
    booking,
    actor: context.actor,
    kind: "payment-completed",
    reason: isAsked ? (isFirst ? "paid" : "paid-twice") : "amount-mismatch",
    at: context.at,
    detail: {
      paymentId,
      checkoutId: context.checkoutId,
      amountMinor: capture.amountMinor,
      currency: capture.currency,
    },
  })

  const refundAll = (cause: string) =>
    reserveRefund(tx, runtime, {
      paymentId,
      organizerId: booking.organizerId,
      cause,
      upToMinor: capture.amountMinor,
      at: context.at,
    })

  if (!isAsked) {
    await flagBooking(tx, booking.id, { flag: "amount-mismatch", at: context.at })
    // What was due did not come: nothing more is asked about this checkout, and another may follow, or has already.
    if (!(await isOvertaken(tx, { bookingId: booking.id, checkoutId: context.checkoutId }))) {
      await tx
        .update(payments)
        .set({ state: "failed", updatedAt: context.at })
        .where(and(eq(payments.id, due.id), eq(payments.capturedMinor, 0)))
    }
    await alertOrganizer(tx, runtime, booking, { alert: "amount-mismatch", at: context.at })
    await refundAll("amount-mismatch")
    await endSettlement(tx, runtime, booking, { ...context, reason: "amount-mismatch" })
  } else if (!isFirst) {
    await refundAll("paid-twice")
  } else if (isHold(booking.state)) {
    await confirmBooking(tx, runtime, booking, {
      actor: context.actor,
      reason: "paid",
      at: context.at,
    })
  } else if (booking.state === "ABANDONED") {
    await settleLatePayment(tx, runtime, booking, { paymentId, ...context })
  } else {
    await refundAll("paid-after-cancelation")
    // The first mail said that nothing was paid; this one says what comes back.
    await oweEmail(tx, runtime, {
      organizerId: booking.organizerId,
      bookingId: booking.id,
      kind: "booking-canceled",
      recipient: "client",
      sequence: booking.icalSequence + 1,
      sendAfter: context.at,
      at: context.at,
      detail: { refundMinor: capture.amountMinor },
    })
  }
}

async function capturePayment(
  tx: Transaction,
  paymentId: string,
  capture: Capture,
  { at }: Context,
): Promise<string> {
  await tx
    .update(payments)
    .set({
      state: "paid",
      capturedMinor: capture.amountMinor,
      providerPaymentId: capture.providerPaymentId,
      paidAt: at,
      updatedAt: at,
    })
    .where(eq(payments.id, paymentId))
  return paymentId
}

/** Money beyond what is due, or of another amount or currency, has a row of its own to be refunded from. */
async function addExtraPayment(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  capture: Capture,
  { accountId, live, at }: Context,
): Promise<string> {
  const id = runtime.ids()
  await tx.insert(payments).values({
    id,
    organizerId: booking.organizerId,
    bookingId: booking.id,
    accountId,
    live,
    state: "paid",
    amountMinor: capture.amountMinor,
    currency: capture.currency,
    capturedMinor: capture.amountMinor,
    providerPaymentId: capture.providerPaymentId,
    isExtra: true,
    paidAt: at,
    createdAt: at,
    updatedAt: at,
  })
  return id
}
