import { and, asc, eq, inArray, lt, notInArray, sql } from "drizzle-orm"
import { checkouts, disputes, paymentAccounts, payments, refunds } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { ENDED_DISPUTES } from "./dispute-status.ts"
import { mayBePaid } from "./may-be-paid.server.ts"
import { keyFingerprint } from "./payment-account.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"
import { settleDispute } from "./settle-dispute.server.ts"
import { settleRefund } from "./settle-refund.server.ts"

const MINUTE = 60_000
/** Of each kind, of one run: those that were asked about longest ago come first. */
const MOST = 500

/**
 * Asks the provider about every checkout, settlement, refund and dispute that is still under way, whatever became
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
        mayBePaid,
      ),
    )
    // Those that fail, however many they are, keep nobody else's turn from coming.
    .orderBy(sql`greatest(${checkouts.askedAt}, ${checkouts.unansweredAt}) nulls first`)
    .limit(MOST)
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
    .limit(MOST)
  const undecided = await runtime.db
    .select({
      paymentId: disputes.paymentId,
      providerDisputeId: disputes.providerDisputeId,
    })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .innerJoin(paymentAccounts, eq(paymentAccounts.id, payments.accountId))
    .where(
      and(
        eq(paymentAccounts.keyFingerprint, fingerprint),
        notInArray(disputes.status, [...ENDED_DISPUTES]),
      ),
    )
    .orderBy(asc(disputes.updatedAt))
    .limit(MOST)
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
    ...undecided.map((dispute) => () => settleDispute(actor, dispute, runtime)),
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
