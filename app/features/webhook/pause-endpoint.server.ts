import { eq } from "drizzle-orm"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedEndpoint } from "./find-locked-endpoint.server.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"

/**
 * Pauses an endpoint, or lets it go on. While it is paused nothing new is written for it; what waits is
 * kept, and goes on waiting.
 */
export async function pauseEndpoint(
  actor: Actor & { kind: "user" },
  { endpointId, isPaused }: { endpointId: string; isPaused: boolean },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  return inTransaction(runtime.db, async (tx) => {
    const endpoint = await findLockedEndpoint(tx, actor.organizerId, endpointId)
    if (!endpoint) return { ok: false, problem: "not-found" }
    if ((endpoint.pausedAt !== null) === isPaused) return { ok: true }
    const at = await runtime.clock.now(tx)
    await tx
      .update(webhookEndpoints)
      .set({ pausedAt: isPaused ? at : null, updatedAt: at })
      .where(eq(webhookEndpoints.id, endpointId))
    const verb = isPaused ? "paused" : "resumed"
    await recordEndpointChange(tx, actor, { endpointId, verb, at }, runtime)
    return { ok: true }
  })
}
