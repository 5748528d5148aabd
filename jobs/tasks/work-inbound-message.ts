import { workStripeMessage } from "#app/features/payment/work-stripe-message.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Works on a provider's message that was stored. */
export async function work_inbound_message(payload: unknown, runtime: Runtime): Promise<void> {
  const message = payloads.work_inbound_message.parse(payload)
  await workStripeMessage({ kind: "provider", provider: "stripe" }, message, runtime)
}
