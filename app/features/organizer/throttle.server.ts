import { eq, sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { throttles } from "#db/schema/operations.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"

/** So many tries of one kind in each window of time; windows begin at whole multiples of their length. */
export type ThrottleRule = { kind: string; limit: number; windowMinutes: number }

export type ThrottleAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number }

/**
 * Counts one try, whoever else counts at the same moment in whichever process, and says whether it is
 * within the limit. The subject (an email address, a network address) is kept as a keyed hash only.
 */
export async function countTry(
  db: Queryable,
  rule: ThrottleRule,
  subject: string,
  { keyring, at }: { keyring: Keyring; at: Date },
): Promise<ThrottleAnswer> {
  const windowMs = rule.windowMinutes * 60_000
  const windowStartsAt = new Date(Math.floor(at.getTime() / windowMs) * windowMs)
  const [row] = await db
    .insert(throttles)
    .values({ key: throttleKey(rule, subject, keyring), windowStartsAt, count: 1 })
    .onConflictDoUpdate({
      target: [throttles.key, throttles.windowStartsAt],
      set: { count: sql`${throttles.count} + 1` },
    })
    .returning({ count: throttles.count })
  if (row && row.count <= rule.limit) return { allowed: true }
  const waitMs = windowStartsAt.getTime() + windowMs - at.getTime()
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) }
}

/** Forgets the tries of one subject: after one that succeeded. */
export async function forgetTries(
  db: Queryable,
  rule: ThrottleRule,
  subject: string,
  { keyring }: { keyring: Keyring },
): Promise<void> {
  await db.delete(throttles).where(eq(throttles.key, throttleKey(rule, subject, keyring)))
}

function throttleKey(rule: ThrottleRule, subject: string, keyring: Keyring): string {
  const mac = keyring.sign("throttle", Buffer.from(`${rule.kind}:${subject.trim().toLowerCase()}`))
  return `${rule.kind}:${Buffer.from(mac).toString("base64url")}`
}
