import { and, eq, gt, isNull } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { passwordResets } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { hashPassword } from "./password.server.ts"
import { readPasswordResetToken } from "./password-reset-token.server.ts"
import { setPassword } from "./set-password.server.ts"

export type ResetPasswordResult = { ok: true } | { ok: false; problem: "reset-over" }

/** Sets the password that a mailed link allows to set, once. All sessions of the user end. */
export async function resetPassword(
  input: { token: string; password: string },
  { db, clock, ids, random, keyring }: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring">,
): Promise<ResetPasswordResult> {
  const resetId = readPasswordResetToken(keyring, input.token)
  if (resetId === null) return { ok: false, problem: "reset-over" }
  const passwordHash = await hashPassword(input.password, random)
  return inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    const [reset] = await tx
      .update(passwordResets)
      .set({ usedAt: at })
      .where(and(eq(passwordResets.id, resetId), isOpen(at)))
      .returning({ userId: passwordResets.userId })
    if (!reset) return { ok: false, problem: "reset-over" }
    const action = "user.password-reset"
    await setPassword(tx, { userId: reset.userId, passwordHash, action }, { ids, at })
    return { ok: true }
  })
}

/** Whether a mailed link still works, for the page that it opens. */
export async function isPasswordResetOpen(
  token: string,
  { db, clock, keyring }: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<boolean> {
  const resetId = readPasswordResetToken(keyring, token)
  if (resetId === null) return false
  const at = await clock.now(db)
  return (await findOpen(db, resetId, at)) !== undefined
}

async function findOpen(db: Queryable, resetId: string, at: Date) {
  const [reset] = await db
    .select({ id: passwordResets.id })
    .from(passwordResets)
    .where(and(eq(passwordResets.id, resetId), isOpen(at)))
  return reset
}

function isOpen(at: Date) {
  return and(isNull(passwordResets.usedAt), gt(passwordResets.expiresAt, at))
}
