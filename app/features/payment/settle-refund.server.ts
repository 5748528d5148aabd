import { eq } from "drizzle-orm"
import type Stripe from "stripe"
import { inTransaction } from "#db/transaction.ts"
import { payments, refunds } from "#db/schema/payments.ts"
import { bookings } from "#db/schema/bookings.ts"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import type { Actor } from "#app/features/actor.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyRefunds } from "./apply-refunds.server.ts"
import { reserveRefund } from "./reserve-refund.server.ts"

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
    await reserveWhatIsLeft(actor, refund, payment.id, error, runtime)
  }
}

async function listAll(runtime: Runtime, paymentIntent: string): Promise<Stripe.Refund[]> {
  const list: Stripe.Refund[] = []
  for await (const refund of runtime.stripe.listRefunds({ paymentIntent })) list.push(refund)
  return list
}

/**
 * The provider refuses: somebody refunded a part of it elsewhere. That part is recorded, and what is still
 * wanted of the rest is decided anew under a cause of its own.
 */
async function reserveWhatIsLeft(
  actor: Actor,
  refund: typeof refunds.$inferSelect,
  paymentId: string,
  refusal: StripeFailure,
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    await tx
      .update(refunds)
      .set({
        state: "failed",
        lastError: refusal.message.slice(0, 500),
        updatedAt: await runtime.clock.now(tx),
      })
      .where(eq(refunds.id, refund.id))
  })
  const [payment] = await runtime.db.select().from(payments).where(eq(payments.id, paymentId))
  const atProvider = await listAll(runtime, payment?.providerPaymentId ?? "")
  await applyRefunds(actor, { paymentId, atProvider }, runtime)
  if (refund.cause.endsWith(":rest")) return
  await inTransaction(runtime.db, async (tx) => {
    await reserveRefund(tx, runtime, {
      paymentId,
      organizerId: refund.organizerId,
      cause: `${refund.cause}:rest`,
      upToMinor: refund.amountMinor,
      at: await runtime.clock.now(tx),
    })
  })
}
