import { and, eq } from "drizzle-orm"
import { webhookDeliveries, webhookEndpoints, webhookMessages } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { createReceiverClient } from "#app/providers/receiver/client.server.ts"
import { systemResolve, type ResolveHost } from "#app/providers/receiver/resolve-receiver.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { reachOf } from "./reach.server.ts"
import { recordAnswer, type Attempt } from "./record-answer.server.ts"
import { MOST_ATTEMPTS, nextAttemptAt } from "./retry-schedule.ts"
import { openBody, openSecret } from "./sealed.server.ts"
import { signedHeaders } from "./signature.server.ts"

const TIMEOUT_MS = 10_000

/**
 * Hands a message to an endpoint, when the delivery is due by its own row, and writes down what came of it.
 * May run at any time and any number of times: each try is claimed first, so that of two at once one does
 * nothing. The receiver may get a message twice when a worker dies, under the same `webhook-id`.
 */
export async function deliverMessage(
  actor: Actor,
  { deliveryId }: { deliveryId: string },
  runtime: Runtime,
  { resolve = systemResolve, timeoutMs = TIMEOUT_MS }: Partial<DeliveryOptions> = {},
): Promise<void> {
  const claimed = await claimAttempt(deliveryId, runtime)
  if (!claimed) return
  const { attempt, url, messageId, body, secrets } = claimed
  const post = createReceiverClient({ reach: reachOf(runtime.env), resolve, timeoutMs })
  const headers = signedHeaders({ id: messageId, body, at: attempt.at }, secrets)
  await recordAnswer(actor, attempt, await post({ url, headers, body }), runtime)
}

/** What a test plays in another's place. */
export type DeliveryOptions = { resolve: ResolveHost; timeoutMs: number }

type Claimed = {
  attempt: Attempt
  url: string
  messageId: string
  body: string
  secrets: string[]
}

/** Counts the try before it is made: whoever comes next waits for its turn. */
async function claimAttempt(deliveryId: string, runtime: Runtime): Promise<Claimed | null> {
  return inTransaction(runtime.db, async (tx) => {
    const [row] = await tx
      .select({
        delivery: webhookDeliveries,
        endpoint: webhookEndpoints,
        sealedBody: webhookMessages.sealedBody,
      })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .innerJoin(webhookMessages, eq(webhookMessages.id, webhookDeliveries.messageId))
      .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.state, "pending")))
      .for("no key update", { of: webhookDeliveries })
    if (!row || row.endpoint.pausedAt) return null
    const { delivery, endpoint, sealedBody } = row
    const { attempts, lastAttemptAt } = delivery
    const at = await runtime.clock.now(tx)
    if (attempts > 0 && lastAttemptAt && nextAttemptAt(attempts, lastAttemptAt) > at) return null
    const own = eq(webhookDeliveries.id, deliveryId)
    if (attempts >= MOST_ATTEMPTS || sealedBody === null) {
      const why = sealedBody === null ? { lastStatus: null, lastError: "body-gone" } : {}
      await tx
        .update(webhookDeliveries)
        .set({ state: "failed", ...why })
        .where(own)
      return null
    }
    await tx
      .update(webhookDeliveries)
      .set({ attempts: attempts + 1, lastAttemptAt: at })
      .where(own)
    return {
      attempt: { deliveryId, endpointId: endpoint.id, number: attempts + 1, at },
      url: endpoint.url,
      messageId: delivery.messageId,
      body: openBody(delivery.messageId, sealedBody, runtime),
      secrets: secretsOf(endpoint, at, runtime),
    }
  })
}

/** The newest first; the one before it signs too while receivers change over. */
function secretsOf(
  endpoint: typeof webhookEndpoints.$inferSelect,
  at: Date,
  runtime: Pick<Runtime, "keyring">,
): string[] {
  const { id, sealedSecret, previousSealedSecret, previousUntilAt } = endpoint
  const isPrevious = previousSealedSecret !== null && previousUntilAt && previousUntilAt > at
  const sealed = isPrevious ? [sealedSecret, previousSealedSecret] : [sealedSecret]
  return sealed.map((text) => openSecret(id, text, runtime))
}
