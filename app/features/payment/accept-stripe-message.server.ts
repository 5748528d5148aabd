import { SignatureRefused } from "#app/providers/stripe/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { receiveStripeMessage } from "./receive-stripe-message.server.ts"

/**
 * Takes in what came to the webhook's address: `refused` when it was not signed for us, or too long ago.
 * Anything else that fails is thrown, so that the provider is told to send it again.
 */
export async function acceptStripeMessage(
  rawBody: Uint8Array,
  signature: string | null,
  runtime: Runtime,
): Promise<"stored" | "refused"> {
  try {
    await receiveStripeMessage(rawBody, signature, runtime)
    return "stored"
  } catch (error) {
    if (!(error instanceof SignatureRefused)) throw error
    runtime.log.warn({ reason: error.reason }, "a message to the payment webhook was refused")
    return "refused"
  }
}
