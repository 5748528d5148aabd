import { timingSafeEqual } from "node:crypto"
import { and, eq, isNull, lt, or } from "drizzle-orm"
import { apiKeys } from "#db/schema/access.ts"
import { readBookingLink } from "#app/features/booking/booking-link.server.ts"
import { hashToken } from "#app/platform/hash-token.server.ts"
import { KEY_BEGINS } from "#app/platform/known-caller.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Who calls the API, as far as what was sent proves it. */
export type Caller =
  | { kind: "nobody" }
  | { kind: "key"; keyId: string; organizerId: string; scopes: readonly string[] }
  /** Genuine; for what, and whether it still counts, is judged where it is used. */
  | { kind: "token"; token: string; bookingId: string }
  /** Something was sent that is neither a living key nor a token of ours. */
  | { kind: "refused" }

const NOTED_EVERY_MS = 60_000

/**
 * Who sent these credentials.
 * @param sent of `Authorization: Bearer`; undefined when there is no such header, null for any other scheme
 */
export async function findCaller(
  sent: string | null | undefined,
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<Caller> {
  if (sent === undefined) return { kind: "nobody" }
  if (sent === null) return { kind: "refused" }
  if (sent.startsWith(KEY_BEGINS)) return findKey(sent, runtime)
  const link = readBookingLink(runtime.keyring, sent)
  return link ? { kind: "token", token: sent, bookingId: link.bookingId } : { kind: "refused" }
}

async function findKey(
  sent: string,
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<Caller> {
  const tokenHash = hashToken(sent)
  const [key] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tokenHash, tokenHash), isNull(apiKeys.revokedAt)))
  if (!key || !isSame(key.tokenHash, tokenHash)) return { kind: "refused" }
  const at = await clock.now(db)
  const notedBefore = new Date(at.getTime() - NOTED_EVERY_MS)
  if (key.lastUsedAt === null || key.lastUsedAt < notedBefore) {
    await db
      .update(apiKeys)
      .set({ lastUsedAt: at })
      .where(
        and(
          eq(apiKeys.id, key.id),
          or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, notedBefore)),
        ),
      )
  }
  const { id: keyId, organizerId, scopes } = key
  return { kind: "key", keyId, organizerId, scopes }
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
