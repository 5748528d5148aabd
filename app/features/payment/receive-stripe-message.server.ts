import { inTransaction } from "#db/transaction.ts"
import { inboundMessages } from "#db/schema/messages.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { keyFingerprint } from "./payment-account.server.ts"

/**
 * Stores a message of the payment provider, once per event id, and owes the work on it.
 * @param rawBody the bytes exactly as they came: the signature is over them
 * @throws SignatureRefused when it was not signed for us, or too long ago
 */
export async function receiveStripeMessage(
  rawBody: Uint8Array,
  signature: string | null,
  runtime: Runtime,
): Promise<{ isNew: boolean }> {
  const now = await runtime.clock.now(runtime.db)
  const event = runtime.stripe.constructEvent(rawBody, signature, now)
  return inTransaction(runtime.db, async (tx) => {
    const id = runtime.ids()
    const [stored] = await tx
      .insert(inboundMessages)
      .values({
        id,
        provider: "stripe",
        accountKey: keyFingerprint(runtime.env.stripe.secretKey),
        externalId: event.id,
        type: event.type,
        sealedBody: runtime.keyring.seal("inbound-message", id, JSON.stringify(event)),
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: inboundMessages.id })
    if (!stored) return { isNew: false }
    await enqueue(
      tx,
      "work_inbound_message",
      { inboundMessageId: stored.id },
      { key: `inbound:${stored.id}` },
    )
    return { isNew: true }
  })
}
