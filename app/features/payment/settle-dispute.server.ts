import { and, eq } from "drizzle-orm"
import { disputes } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyDispute } from "./apply-dispute.server.ts"

/** How often a dispute is asked about again because somebody else's answer about it came between. */
const ROUNDS = 5

/**
 * Makes a dispute here what it is at the provider. An answer counts only when no other was written since it was asked
 * for, so that no older one ever undoes a newer one, in whatever order messages and jobs come. May run at any time and
 * any number of times.
 * @returns the provider's status
 * @throws StripeFailure when the provider cannot be asked now
 */
export async function settleDispute(
  actor: Actor,
  { paymentId, providerDisputeId }: { paymentId: string; providerDisputeId: string },
  runtime: Runtime,
): Promise<string> {
  for (let round = 1; round <= ROUNDS; round++) {
    const [known] = await runtime.db
      .select({ answers: disputes.answers })
      .from(disputes)
      .where(
        and(eq(disputes.paymentId, paymentId), eq(disputes.providerDisputeId, providerDisputeId)),
      )
    const { status } = await runtime.stripe.retrieveDispute(providerDisputeId)
    const told = { paymentId, providerDisputeId, status, answersBefore: known?.answers ?? 0 }
    if (await applyDispute(actor, told, runtime)) return status
  }
  throw new Error(
    `Answers about dispute ${providerDisputeId} keep coming: it is asked about later.`,
  )
}
