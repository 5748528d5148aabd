import { and, eq } from "drizzle-orm"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"

/** Deletes an endpoint with its log. What was on its way is not sent any more. */
export async function deleteEndpoint(
  actor: Actor & { kind: "user" },
  { endpointId }: { endpointId: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  if (!isId(endpointId)) return { ok: false, problem: "not-found" }
  return inTransaction(runtime.db, async (tx) => {
    const [gone] = await tx
      .delete(webhookEndpoints)
      .where(
        and(
          eq(webhookEndpoints.organizerId, actor.organizerId),
          eq(webhookEndpoints.id, endpointId),
        ),
      )
      .returning({ id: webhookEndpoints.id })
    if (!gone) return { ok: false, problem: "not-found" }
    const at = await runtime.clock.now(tx)
    await recordEndpointChange(tx, actor, { endpointId, verb: "deleted", at }, runtime)
    return { ok: true }
  })
}
