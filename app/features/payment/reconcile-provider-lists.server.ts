import { and, eq, ne, or, sql } from "drizzle-orm"
import type Stripe from "stripe"
import { checkouts } from "#db/schema/payments.ts"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyRefunds } from "./apply-refunds.server.ts"
import { findPaymentOfIntent } from "./find-payment-of-intent.server.ts"
import { refundUnknownSession } from "./refund-unknown-session.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"
import { settleDispute } from "./settle-dispute.server.ts"

const LOOK_BACK_MS = 30 * 24 * 60 * 60_000

/**
 * Once a day: every session of the last 30 days that carries this installation's id, and every refund and dispute of
 * its payments. A paid session without a row here is refunded and shown, one whose money is not recorded is settled,
 * what is not known yet of a refund or a dispute is recorded on its payment, and anything that is not ours is never
 * touched.
 */
export async function reconcileProviderLists(actor: Actor, runtime: Runtime): Promise<void> {
  const now = await runtime.clock.now(runtime.db)
  const createdAfter = new Date(now.getTime() - LOOK_BACK_MS)
  const installation = await getInstallationId(runtime.db)
  for await (const session of runtime.stripe.listCheckoutSessions({ createdAfter })) {
    if (session.metadata?.["installation"] !== installation) continue
    const [known] = await runtime.db
      .select({ id: checkouts.id })
      .from(checkouts)
      .where(
        and(
          ne(checkouts.state, "refused"),
          or(
            eq(checkouts.providerSessionId, session.id),
            sql`${checkouts.id}::text = ${session.metadata["checkoutId"] ?? ""}`,
          ),
        ),
      )
    if (!known) {
      await goOn(runtime, () => refundUnknownSession(session.id, runtime))
    } else if (session.payment_status === "paid" && !(await isRecorded(session, runtime))) {
      await goOn(runtime, () => settleCheckout(actor, { checkoutId: known.id }, runtime))
    }
  }
  const touched = new Map<string, string>()
  for await (const refund of runtime.stripe.listRefunds({ createdAfter })) {
    const payment = await findPaymentOfIntent(refund.payment_intent, runtime)
    if (payment) touched.set(payment.providerPaymentId, payment.id)
  }
  for (const [paymentIntent, paymentId] of touched) {
    await goOn(runtime, async () => {
      const atProvider = []
      for await (const refund of runtime.stripe.listRefunds({ paymentIntent }))
        atProvider.push(refund)
      await applyRefunds(actor, { paymentId, atProvider }, runtime)
    })
  }
  for await (const dispute of runtime.stripe.listDisputes({ createdAfter })) {
    const payment = await findPaymentOfIntent(dispute.payment_intent, runtime)
    if (!payment) continue
    const told = { paymentId: payment.id, providerDisputeId: dispute.id }
    await goOn(runtime, () => settleDispute(actor, told, runtime))
  }
}

/** Whether the money of a paid session has its outcome here. */
async function isRecorded(session: Stripe.Checkout.Session, runtime: Runtime): Promise<boolean> {
  return (await findPaymentOfIntent(session.payment_intent, runtime)) !== null
}

/** One entry that cannot be settled now does not keep the rest of a list from it. */
async function goOn({ log }: Runtime, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn({ err: error }, "an entry of the provider's list could not be settled now")
  }
}
