import { and, eq, isNull, lt } from "drizzle-orm"
import { idempotencyKeys } from "#db/schema/operations.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** An answer as it is kept, to be given again. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string }

export type RepeatableRequest = {
  /** Whose key it is: an organizer and a caller. */
  scope: string
  /** As the caller chose it. */
  key: string
  /** Everything that makes it this request: method, path and body. */
  fingerprint: string
}

export type ClaimedRequest =
  /** Nobody has done it: do it now, then `keepAnswer`. `attempt` is the same for every repeat. */
  | { kind: "mine"; id: string; attempt: string }
  | { kind: "answered"; answer: KeptAnswer }
  | { kind: "in-progress" }
  | { kind: "other-request" }

const PURPOSE = "idempotency"
/** Who works longer than any request lives has died: its repeat takes over, and finds what it had done. */
const GIVEN_UP_AFTER_MS = 120_000

/**
 * Whether a request with an Idempotency-Key is done, being done, or to be done now
 * (draft-ietf-httpapi-idempotency-key-header §2). Keys are forgotten after a day by the job `forget`.
 */
export async function claimRequest(
  { scope, key, fingerprint }: RepeatableRequest,
  { db, clock, ids, keyring }: Pick<Runtime, "db" | "clock" | "ids" | "keyring">,
): Promise<ClaimedRequest> {
  const data = Buffer.from(JSON.stringify([scope, key, fingerprint]))
  // Keyed, so that nobody reads a person's details out of a hash by guessing.
  const requestHash = Buffer.from(keyring.sign(PURPOSE, data)).toString("base64url")
  const mine = (id: string) => ({ kind: "mine", id, attempt: requestHash }) as const
  const at = await clock.now(db)
  const [inserted] = await db
    .insert(idempotencyKeys)
    .values({ id: ids(), scope, key, requestHash, createdAt: at })
    .onConflictDoNothing({ target: [idempotencyKeys.scope, idempotencyKeys.key] })
    .returning({ id: idempotencyKeys.id })
  if (inserted) return mine(inserted.id)
  const [known] = await db
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key)))
  // Given up between the two questions: it is as if it were being done.
  if (!known) return { kind: "in-progress" }
  if (!keyring.verify(PURPOSE, data, Buffer.from(known.requestHash, "base64url"))) {
    return { kind: "other-request" }
  }
  if (known.status !== null && known.sealedBody !== null) {
    const opened = keyring.open(PURPOSE, known.id, known.sealedBody)
    const kept = JSON.parse(opened) as Omit<KeptAnswer, "status">
    return { kind: "answered", answer: { ...kept, status: known.status } }
  }
  const [taken] = await db
    .update(idempotencyKeys)
    .set({ createdAt: at })
    .where(
      and(
        eq(idempotencyKeys.id, known.id),
        isNull(idempotencyKeys.status),
        lt(idempotencyKeys.createdAt, new Date(at.getTime() - GIVEN_UP_AFTER_MS)),
      ),
    )
    .returning({ id: idempotencyKeys.id })
  return taken ? { ...mine(taken.id), attempt: known.requestHash } : { kind: "in-progress" }
}

/** Keeps what a claimed request was answered with, sealed; null gives the key back, to be tried again. */
export async function keepAnswer(
  id: string,
  answer: KeptAnswer | null,
  { db, keyring }: Pick<Runtime, "db" | "keyring">,
): Promise<void> {
  if (answer === null) {
    await db.delete(idempotencyKeys).where(eq(idempotencyKeys.id, id))
    return
  }
  const { status, headers, body } = answer
  const sealedBody = keyring.seal(PURPOSE, id, JSON.stringify({ headers, body }))
  await db.update(idempotencyKeys).set({ status, sealedBody }).where(eq(idempotencyKeys.id, id))
}
