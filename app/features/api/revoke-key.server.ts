import { and, eq, isNull } from "drizzle-orm"
import { apiKeys } from "#db/schema/access.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Ends a key for ever; twice is once. `not-found` for another organizer's. */
export async function revokeKey(
  actor: Extract<Actor, { kind: "user" }>,
  { keyId }: { keyId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  if (!isId(keyId)) return { ok: false, problem: "not-found" }
  const { organizerId } = actor
  const isOwn = and(eq(apiKeys.organizerId, organizerId), eq(apiKeys.id, keyId))
  return inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: at })
      .where(and(isOwn, isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id })
    if (!revoked) {
      const [known] = await tx.select({ id: apiKeys.id }).from(apiKeys).where(isOwn)
      return known ? { ok: true } : { ok: false, problem: "not-found" }
    }
    const change = { action: "api-key.revoked", subjectKind: "api-key", subjectId: keyId }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
    return { ok: true }
  })
}
