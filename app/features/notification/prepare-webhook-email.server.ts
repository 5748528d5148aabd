import { eq } from "drizzle-orm"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OutboundEmail } from "./read-email.server.ts"

/** What a mail to owners about a paused endpoint says beyond whom it is for. */
export type WebhookSubject = { endpointId: string; url: string; status: number }

/** The endpoint behind a mail; null when it was deleted, or goes on already. */
export async function findWebhookSubject(
  { recipient, detail }: OutboundEmail,
  { db }: Pick<Runtime, "db">,
): Promise<WebhookSubject | null> {
  if (!isId(recipient)) return null
  const [endpoint] = await db
    .select({ url: webhookEndpoints.url, pausedAt: webhookEndpoints.pausedAt })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, recipient))
  if (!endpoint?.pausedAt) return null
  return { endpointId: recipient, url: endpoint.url, status: Number(detail?.["answered"]) }
}
