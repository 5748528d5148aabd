import { and, eq, gt, inArray, lt, or, sql } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { checkouts, paymentAccounts, payments, refunds } from "#db/schema/payments.ts"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyRefunds } from "./apply-refunds.server.ts"
import { keyFingerprint } from "./payment-account.server.ts"
import { refundUnknownSession } from "./refund-unknown-session.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"
import { settleRefund } from "./settle-refund.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const LOOK_BACK_MS = 30 * DAY

/**
 * Asks the provider about every checkout, settlement and refund that is still under way, whatever became
 * of its messages. Asks only for the account whose key we hold. One that cannot be settled now does not
 * keep the others from it.
 * @returns how many were asked about, and how many could not be settled
 */
export async function reconcilePayments(
  actor: Actor,
  runtime: Runtime,
): Promise<{ asked: number; failed: number }> {
  const now = await runtime.clock.now(runtime.db)
  const fingerprint = keyFingerprint(runtime.env.stripe.secretKey)
  const open = await runtime.db
    .select({ id: checkouts.id })
    .from(checkouts)
    .innerJoin(paymentAccounts, eq(paymentAccounts.id, checkouts.accountId))
    .innerJoin(payments, eq(payments.id, checkouts.paymentId))
    .where(
      and(
        eq(paymentAccounts.keyFingerprint, fingerprint),
        lt(checkouts.createdAt, new Date(now.getTime() - MINUTE)),
        or(
          inArray(checkouts.state, ["creating", "open"]),
          and(eq(checkouts.state, "complete"), inArray(payments.state, ["unpaid", "processing"])),
        ),
      ),
    )
    .limit(500)
  const unfinished = await runtime.db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .innerJoin(paymentAccounts, eq(paymentAccounts.id, payments.accountId))
    .where(
      and(
        eq(paymentAccounts.keyFingerprint, fingerprint),
        inArray(refunds.state, ["wanted", "pending", "requires_action"]),
      ),
    )
    .limit(500)
  const work = [
    ...open.map(
      ({ id }) =>
        () =>
          settleCheckout(actor, { checkoutId: id }, runtime),
    ),
    ...unfinished.map(
      ({ id }) =>
        () =>
          settleRefund(actor, { refundId: id }, runtime),
    ),
  ]
  let failed = 0
  for (const settle of work) {
    try {
      await settle()
    } catch (error) {
      // Whatever is wrong with this one, and however long, the others have their money's outcome.
      failed++
      runtime.log.warn({ err: error }, "a payment could not be reconciled now")
    }
  }
  return { asked: work.length, failed }
}

/**
 * Once a day: every session and refund of the last 30 days that carries this installation's id. A paid
 * session without a row here is refunded and shown, an unknown refund is recorded on its payment, and
 * anything without our id is never touched.
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
        or(
          eq(checkouts.providerSessionId, session.id),
          sql`${checkouts.id}::text = ${session.metadata["checkoutId"] ?? ""}`,
        ),
      )
    if (known) continue
    await goOn(runtime, () => refundUnknownSession(session.id, runtime))
  }
  const touched = new Map<string, string>()
  for await (const refund of runtime.stripe.listRefunds({ createdAfter })) {
    const intent =
      typeof refund.payment_intent === "string" ? refund.payment_intent : refund.payment_intent?.id
    if (!intent || touched.has(intent)) continue
    const [payment] = await runtime.db
      .select({ id: payments.id })
      .from(payments)
      .innerJoin(bookings, eq(bookings.id, payments.bookingId))
      .where(and(eq(payments.providerPaymentId, intent), gt(payments.capturedMinor, 0)))
    if (payment) touched.set(intent, payment.id)
  }
  for (const [paymentIntent, paymentId] of touched) {
    await goOn(runtime, async () => {
      const atProvider = []
      for await (const refund of runtime.stripe.listRefunds({ paymentIntent }))
        atProvider.push(refund)
      await applyRefunds(actor, { paymentId, atProvider }, runtime)
    })
  }
}

/** One entry that cannot be settled now does not keep the rest of a list from it. */
async function goOn({ log }: Runtime, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn({ err: error }, "an entry of the provider's list could not be settled now")
  }
}
