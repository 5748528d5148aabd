import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { isId } from "#app/platform/ids.ts"

export type EndpointRow = typeof webhookEndpoints.$inferSelect

/** An endpoint of this organizer, locked so that changes to it queue; changes of bookings do not wait. */
export async function findLockedEndpoint(
  tx: Transaction,
  organizerId: string,
  endpointId: string,
): Promise<EndpointRow | null> {
  if (!isId(endpointId)) return null
  const [endpoint] = await tx
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.organizerId, organizerId), eq(webhookEndpoints.id, endpointId)))
    .for("no key update")
  return endpoint ?? null
}
