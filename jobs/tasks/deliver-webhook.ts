import { deliverMessage } from "#app/features/webhook/deliver-message.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Hands a message to a program of the organizer, when it is due. */
export async function deliver_webhook(payload: unknown, runtime: Runtime): Promise<void> {
  const delivery = payloads.deliver_webhook.parse(payload)
  await deliverMessage({ kind: "job", task: "deliver_webhook" }, delivery, runtime)
}
