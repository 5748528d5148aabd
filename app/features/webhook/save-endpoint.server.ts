import { eq } from "drizzle-orm"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { systemResolve, type ResolveHost } from "#app/providers/receiver/resolve-receiver.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedEndpoint } from "./find-locked-endpoint.server.ts"
import { judgeAddress, type EndpointAddressProblem } from "./judge-address.server.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"
import type { EndpointInput } from "./schema.ts"

export type SaveEndpointResult =
  { ok: true } | { ok: false; problem: "not-found" | EndpointAddressProblem }

/** Changes where an endpoint is and what it wants. What waits to be delivered goes to the new address. */
export async function saveEndpoint(
  actor: Actor & { kind: "user" },
  { endpointId, url, types }: EndpointInput & { endpointId: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "env">,
  { resolve = systemResolve }: { resolve?: ResolveHost } = {},
): Promise<SaveEndpointResult> {
  const problem = await judgeAddress(url, runtime.env, resolve)
  if (problem) return { ok: false, problem }
  return inTransaction(runtime.db, async (tx) => {
    const endpoint = await findLockedEndpoint(tx, actor.organizerId, endpointId)
    if (!endpoint) return { ok: false, problem: "not-found" }
    const at = await runtime.clock.now(tx)
    await tx
      .update(webhookEndpoints)
      .set({ url, types, updatedAt: at })
      .where(eq(webhookEndpoints.id, endpointId))
    const detail = { newAddress: endpoint.url !== url, types: types?.join(" ") ?? "all" }
    await recordEndpointChange(tx, actor, { endpointId, verb: "changed", at, detail }, runtime)
    return { ok: true }
  })
}
