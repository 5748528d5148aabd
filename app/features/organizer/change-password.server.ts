import { eq } from "drizzle-orm"
import { users } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { openSession } from "./open-session.server.ts"
import { hashPassword, isPassword } from "./password.server.ts"
import { setPassword } from "./set-password.server.ts"
import { countTry, type ThrottleRule } from "./throttle.server.ts"

const changeByUser: ThrottleRule = { kind: "password-change", limit: 10, windowMinutes: 15 }

export type ChangePasswordResult =
  | { ok: true; sessionToken: string }
  | { ok: false; problem: "wrong-password" }
  | { ok: false; problem: "too-many-tries"; retryAfterSeconds: number }

/**
 * Changes the acting user's password, proven by the present one. Every session ends; the token of a new
 * one for this browser comes back.
 */
export async function changePassword(
  actor: Extract<Actor, { kind: "user" }>,
  input: { currentPassword: string; newPassword: string },
  { db, clock, ids, random, keyring }: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring">,
): Promise<ChangePasswordResult> {
  const { userId } = actor
  const asked = await clock.now(db)
  const answer = await countTry(db, changeByUser, userId, { keyring, at: asked })
  if (!answer.allowed) {
    return { ok: false, problem: "too-many-tries", retryAfterSeconds: answer.retryAfterSeconds }
  }
  const [user] = await db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId))
  if (!(await isPassword(input.currentPassword, user?.passwordHash ?? null))) {
    return { ok: false, problem: "wrong-password" }
  }
  const passwordHash = await hashPassword(input.newPassword, random)
  return inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    const action = "user.password-changed"
    await setPassword(tx, { userId, passwordHash, action }, { ids, at })
    return { ok: true, sessionToken: await openSession(tx, userId, { ids, random, at }) }
  })
}
