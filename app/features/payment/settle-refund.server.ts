import { and, eq } from "drizzle-orm"
import type Stripe from "stripe"
import { inTransaction } from "#db/transaction.ts"
import { payments, refunds } from "#db/schema/payments.ts"
import { bookings } from "#db/schema/bookings.ts"
import { lockBooking } from "#app/features/booking/lock-booking.server.ts"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import type { Actor } from "#app/features/actor.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import { oweBookingMessages } from "#app/features/webhook/owe-booking-messages.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyRefunds, applyRefundsIn } from "./apply-refunds.server.ts"
import { reserveRefund } from "./reserve-refund.server.ts"

/** Marks the cause of what is left after a refusal. */
const REST = ":rest"

/**
 * Makes a refund at the provider equal to its row: looks it up by our id first, sends it when it is not
 * there, and applies what the provider says. May run at any time and any number of times.
 * @throws StripeFailure when the provider cannot be asked now
 */
export async function settleRefund(
  actor: Actor,
  { refundId }: { refundId: string },
  runtime: Runtime,
): Promise<void> {
  const [found] = await runtime.db
    .select({ refund: refunds, payment: payments, booking: bookings })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .innerJoin(bookings, eq(bookings.id, payments.bookingId))
    .where(eq(refunds.id, refundId))
  const intent = found?.payment.providerPaymentId
  if (!found || !intent) throw new Error(`Refund ${refundId} has no payment at the provider.`)
  const { refund, payment, booking } = found
  if (refund.state === "succeeded" || refund.state === "canceled") return

  const atProvider = await listAll(runtime, intent)
  const isSent = atProvider.some(({ metadata }) => metadata?.["refundId"] === refundId)
  if (isSent || refund.state !== "wanted") {
    await applyRefunds(actor, { paymentId: payment.id, atProvider }, runtime)
    return
  }
  try {
    const sent = await runtime.stripe.createRefund(
      {
        payment_intent: intent,
        amount: refund.amountMinor,
        reason: "requested_by_customer",
        metadata: {
          installation: await getInstallationId(runtime.db),
          refundId,
          bookingId: booking.id,
        },
      },
      `refund:${refundId}`,
    )
    await applyRefunds(actor, { paymentId: payment.id, atProvider: [...atProvider, sent] }, runtime)
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.kind !== "refused") throw error
    const paid = { id: payment.id, bookingId: booking.id, providerPaymentId: intent }
    await reserveWhatIsLeft(actor, refund, paid, error, runtime)
  }
}

async function listAll(runtime: Runtime, paymentIntent: string): Promise<Stripe.Refund[]> {
  const list: Stripe.Refund[] = []
  for await (const refund of runtime.stripe.listRefunds({ paymentIntent })) list.push(refund)
  return list
}

/**
 * The provider refuses: most often somebody refunded a part of it elsewhere. That part is recorded, and what
 * is still wanted of the rest is decided anew under a cause of its own, all in one transaction. When the
 * rest is refused as well, only a person can go on.
 */
async function reserveWhatIsLeft(
  actor: Actor,
  refund: typeof refunds.$inferSelect,
  payment: { id: string; bookingId: string; providerPaymentId: string },
  refusal: StripeFailure,
  runtime: Runtime,
): Promise<void> {
  const atProvider = await listAll(runtime, payment.providerPaymentId)
  await inTransaction(runtime.db, async (tx) => {
    const booking = await lockBooking(tx, payment.bookingId)
    if (!booking) throw new Error(`Refund ${refund.id} has no booking.`)
    const at = await runtime.clock.now(tx)
    const [refused] = await tx
      .update(refunds)
      .set({ state: "failed", lastError: refusal.message.slice(0, 500), updatedAt: at })
      .where(and(eq(refunds.id, refund.id), eq(refunds.state, "wanted")))
      .returning({ id: refunds.id })
    if (!refused) return
    const detail = {
      refundId: refund.id,
      amountMinor: refund.amountMinor,
      currency: refund.currency,
    }
    const failed = { booking, actor, kind: "refund", reason: "refund-failed", at, detail }
    await oweBookingMessages(tx, runtime, [failed])
    const { id: paymentId } = payment
    await applyRefundsIn(tx, runtime, actor, { booking, paymentId, atProvider, at })
    if (refund.cause.endsWith(REST)) {
      await alertOrganizer(tx, runtime, booking, { alert: "refund-failed", at })
      return
    }
    await reserveRefund(tx, runtime, {
      paymentId,
      organizerId: refund.organizerId,
      cause: `${refund.cause}${REST}`,
      upToMinor: refund.amountMinor,
      at,
    })
  })
}
