import { and, eq } from "drizzle-orm"
import { webhookDeliveries, webhookMessages } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import { countTry } from "#app/features/organizer/throttle.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedEndpoint } from "./find-locked-endpoint.server.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"
import { sendingsByHand } from "./send-test-message.server.ts"
import { oweDelivery } from "./write-messages.server.ts"

export type SendAgainResult =
  { ok: true } | { ok: false; problem: "not-found" | "paused" | "body-gone" | "too-soon" }

/** How a delivery stood when a form about it was made: sent twice, it finds another. */
export function deliveryMark(delivery: { state: string; lastAttemptAt: Date | null }): string {
  return `${delivery.state}-${delivery.lastAttemptAt?.getTime() ?? 0}`
}

/**
 * Sends a message to its endpoint once more, under the same `webhook-id`, with three days of tries before
 * it.
 * @param mark of the delivery as it was looked at; when it has gone on since, nothing is left to do
 */
export async function sendAgain(
  actor: Actor & { kind: "user" },
  { endpointId, deliveryId, mark }: { endpointId: string; deliveryId: string; mark: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring">,
): Promise<SendAgainResult> {
  if (!isId(deliveryId)) return { ok: false, problem: "not-found" }
  return inTransaction(runtime.db, async (tx) => {
    const endpoint = await findLockedEndpoint(tx, actor.organizerId, endpointId)
    if (!endpoint) return { ok: false, problem: "not-found" }
    const [row] = await tx
      .select({ delivery: webhookDeliveries, sealedBody: webhookMessages.sealedBody })
      .from(webhookDeliveries)
      .innerJoin(webhookMessages, eq(webhookMessages.id, webhookDeliveries.messageId))
      .where(
        and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.endpointId, endpointId)),
      )
      .for("no key update", { of: webhookDeliveries })
    if (!row) return { ok: false, problem: "not-found" }
    if (endpoint.pausedAt) return { ok: false, problem: "paused" }
    if (row.sealedBody === null) return { ok: false, problem: "body-gone" }
    if (deliveryMark(row.delivery) !== mark) return { ok: true }
    const at = await runtime.clock.now(tx)
    const tries = await countTry(tx, sendingsByHand, endpointId, { ...runtime, at })
    if (!tries.allowed) return { ok: false, problem: "too-soon" }
    await tx
      .update(webhookDeliveries)
      .set({ state: "pending", attempts: 0, lastStatus: null, lastError: null, deliveredAt: null })
      .where(eq(webhookDeliveries.id, deliveryId))
    await oweDelivery(tx, deliveryId)
    const detail = { deliveryId }
    await recordEndpointChange(tx, actor, { endpointId, verb: "sent-again", at, detail }, runtime)
    return { ok: true }
  })
}
