import { asc, count, eq } from "drizzle-orm"
import { memberships, passwordResets, users } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { countTry, type ThrottleRule } from "./throttle.server.ts"

export const resetByEmail: ThrottleRule = { kind: "reset-email", limit: 3, windowMinutes: 60 }
export const resetByAddress: ThrottleRule = { kind: "reset-address", limit: 20, windowMinutes: 60 }

const RESET_LIVES_MS = 3_600_000

export type AskPasswordResetResult =
  { ok: true } | { ok: false; problem: "too-many-tries"; retryAfterSeconds: number }

/**
 * Owes the mail with a link for a new password, which works once and for an hour. An unknown address
 * gets the same answer, and nothing is sent.
 */
export async function askPasswordReset(
  input: { email: string; clientAddress: string },
  { db, clock, ids, keyring, env }: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">,
): Promise<AskPasswordResetResult> {
  const asked = await clock.now(db)
  for (const [rule, subject] of [
    [resetByAddress, input.clientAddress],
    [resetByEmail, input.email],
  ] as const) {
    const answer = await countTry(db, rule, subject, { keyring, at: asked })
    if (!answer.allowed) {
      return { ok: false, problem: "too-many-tries", retryAfterSeconds: answer.retryAfterSeconds }
    }
  }
  await inTransaction(db, async (tx) => {
    // Locked, so that of two wishes at once each gets a number of its own.
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, input.email.trim()))
      .for("update")
    if (!user) return
    const at = await clock.now(tx)
    const [earlier] = await tx
      .select({ count: count() })
      .from(passwordResets)
      .where(eq(passwordResets.userId, user.id))
    const [membership] = await tx
      .select({ organizerId: memberships.organizerId })
      .from(memberships)
      .where(eq(memberships.userId, user.id))
      .orderBy(asc(memberships.createdAt))
      .limit(1)
    const passwordResetId = ids()
    const expiresAt = new Date(at.getTime() + RESET_LIVES_MS)
    await tx
      .insert(passwordResets)
      .values({ id: passwordResetId, userId: user.id, createdAt: at, expiresAt })
    await oweEmail(
      tx,
      { ids, env },
      {
        organizerId: membership?.organizerId ?? null,
        bookingId: null,
        userId: user.id,
        kind: "password-reset",
        recipient: "user",
        sequence: (earlier?.count ?? 0) + 1,
        sendAfter: at,
        at,
        detail: { passwordResetId },
      },
    )
  })
  return { ok: true }
}
