import type { Transaction } from "#db/client.ts"
import { webhookDeliveries, webhookMessages } from "#db/schema/webhooks.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { sealBody } from "./sealed.server.ts"

/** One thing to tell, and to whom. */
export type Told = {
  organizerId: string
  type: string
  /** A booking's, a page's or, for a test, the endpoint's id. */
  subjectId: string
  data: Record<string, unknown>
  at: Date
  endpointIds: readonly string[]
  /** The message's id, where a form brings it along; a new one otherwise. */
  id?: string
}

/**
 * Writes messages, their deliveries and the jobs of these, in the transaction of the change they tell of.
 * The caller has locked the endpoints against deletion (`FOR KEY SHARE`). A message whose id is known
 * already is left alone.
 */
export async function writeMessages(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "keyring">,
  list: readonly Told[],
): Promise<void> {
  const heard = list
    .filter(({ endpointIds }) => endpointIds.length > 0)
    .map((told) => ({ ...told, id: told.id ?? runtime.ids() }))
  if (heard.length === 0) return
  const written = await tx
    .insert(webhookMessages)
    .values(
      heard.map(({ id, organizerId, type, subjectId, data, at }) => {
        const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
        const sealedBody = sealBody(id, body, runtime)
        return { id, organizerId, type, subjectId, sealedBody, createdAt: at }
      }),
    )
    .onConflictDoNothing()
    .returning({ id: webhookMessages.id })
  const isNew = new Set(written.map(({ id }) => id))
  const deliveries = heard
    .filter(({ id }) => isNew.has(id))
    .flatMap(({ id: messageId, organizerId, at, endpointIds }) =>
      endpointIds.map((endpointId) => ({
        ...{ id: runtime.ids(), organizerId, endpointId, messageId },
        createdAt: at,
      })),
    )
  if (deliveries.length === 0) return
  await tx.insert(webhookDeliveries).values(deliveries)
  for (const { id } of deliveries) await oweDelivery(tx, id)
}

/** Owes the try of a delivery, now or later. */
export async function oweDelivery(
  tx: Transaction,
  deliveryId: string,
  runAt?: Date,
): Promise<void> {
  const options = { key: `webhook:${deliveryId}`, ...(runAt ? { runAt } : {}) }
  await enqueue(tx, "deliver_webhook", { deliveryId }, options)
}
