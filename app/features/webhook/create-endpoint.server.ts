import { count, eq } from "drizzle-orm"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { systemResolve, type ResolveHost } from "#app/providers/receiver/resolve-receiver.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedEndpoint } from "./find-locked-endpoint.server.ts"
import { judgeAddress, type EndpointAddressProblem } from "./judge-address.server.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"
import type { EndpointInput } from "./schema.ts"
import { openSecret, sealSecret } from "./sealed.server.ts"
import { makeSecret } from "./signature.server.ts"

/** Every change writes one delivery for each of them. */
const MOST_ENDPOINTS = 20
/** For so long a form that is sent again shows the secret that it made. */
const SHOWN_AGAIN_MS = 10 * 60_000

export type CreateEndpointResult =
  | { ok: true; endpointId: string; url: string; secret: string }
  | { ok: false; problem: EndpointAddressProblem | "webhook-too-many" | "made-already" }

/**
 * Makes an endpoint and its secret, which is shown this once.
 * @param attempt the form's own id, which the endpoint gets: the same form sent twice makes one
 */
export async function createEndpoint(
  actor: Actor & { kind: "user" },
  { attempt, url, types }: EndpointInput & { attempt: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring" | "env">,
  { resolve = systemResolve }: { resolve?: ResolveHost } = {},
): Promise<CreateEndpointResult> {
  const problem = await judgeAddress(url, runtime.env, resolve)
  if (problem) return { ok: false, problem }
  const { organizerId } = actor
  const id = isId(attempt) ? attempt : runtime.ids()
  return inTransaction(runtime.db, async (tx) => {
    const at = await runtime.clock.now(tx)
    const [there] = await tx
      .select({ total: count() })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.organizerId, organizerId))
    const secret = makeSecret(runtime.random)
    const [made] = await tx
      .insert(webhookEndpoints)
      .values({
        ...{ id, organizerId, url, types },
        sealedSecret: sealSecret(id, secret, runtime),
        ...{ createdAt: at, updatedAt: at },
      })
      .onConflictDoNothing()
      .returning({ id: webhookEndpoints.id })
    if (!made) {
      const known = await findLockedEndpoint(tx, organizerId, id)
      const isFresh = known !== null && at.getTime() - known.createdAt.getTime() < SHOWN_AGAIN_MS
      if (!isFresh || known.previousSealedSecret) return { ok: false, problem: "made-already" }
      const same = openSecret(id, known.sealedSecret, runtime)
      return { ok: true, endpointId: id, url: known.url, secret: same }
    }
    if ((there?.total ?? 0) >= MOST_ENDPOINTS) {
      await tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id))
      return { ok: false, problem: "webhook-too-many" }
    }
    await recordEndpointChange(tx, actor, { endpointId: id, verb: "created", at }, runtime)
    return { ok: true, endpointId: id, url, secret }
  })
}
