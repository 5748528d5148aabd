import { apiKeys } from "#db/schema/access.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { makeKey } from "./make-key.server.ts"
import type { NewKey } from "./schema.ts"

export type CreatedKey =
  /** `key` is known at this moment only: its hash is what is kept. */
  | { ok: true; keyId: string; key: string }
  /** The same form was sent before; what it made cannot be shown again. */
  | { ok: false; problem: "made-before" }

/** Makes a key for one of the organizer's programs. */
export async function createKey(
  actor: Extract<Actor, { kind: "user" }>,
  { name, scopes, attempt }: NewKey,
  { db, clock, ids, random }: Pick<Runtime, "db" | "clock" | "ids" | "random">,
): Promise<CreatedKey> {
  const { organizerId, userId } = actor
  const made = makeKey(random)
  const keyId = attempt ?? ids()
  return inTransaction(db, async (tx): Promise<CreatedKey> => {
    const at = await clock.now(tx)
    const { tokenHash, prefix } = made
    const row = { id: keyId, organizerId, name, prefix, tokenHash, scopes, createdBy: userId }
    const [inserted] = await tx
      .insert(apiKeys)
      .values({ ...row, createdAt: at })
      .onConflictDoNothing({ target: apiKeys.id })
      .returning({ id: apiKeys.id })
    if (!inserted) return { ok: false, problem: "made-before" }
    const change = { action: "api-key.created", subjectKind: "api-key", subjectId: keyId }
    const detail = { scopes: scopes.join(" ") }
    await recordChange(tx, actor, { organizerId, ...change, detail, at }, { ids })
    return { ok: true, keyId, key: made.key }
  })
}
