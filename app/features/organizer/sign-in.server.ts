import { eq } from "drizzle-orm"
import { users } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { openSession } from "./open-session.server.ts"
import { isPassword } from "./password.server.ts"
import { countTry, forgetTries, type ThrottleRule } from "./throttle.server.ts"

export const signInByEmail: ThrottleRule = { kind: "sign-in-email", limit: 10, windowMinutes: 15 }
export const signInByAddress: ThrottleRule = {
  kind: "sign-in-address",
  limit: 50,
  windowMinutes: 15,
}

export type SignInResult =
  | { ok: true; sessionToken: string }
  | { ok: false; problem: "wrong-sign-in" }
  | { ok: false; problem: "too-many-tries"; retryAfterSeconds: number }

/** More is never a password of ours, and hashing it would only cost. */
const LONGEST_PASSWORD = 200

/**
 * Proves a user by email and password and begins a session. An unknown address gets the same answer
 * after the same work as a wrong password; both count, by email and by network address.
 * @param clientAddress the network address the request came from
 */
export async function signIn(
  input: { email: string; password: string; clientAddress: string },
  { db, clock, ids, random, keyring }: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring">,
): Promise<SignInResult> {
  const { email, password, clientAddress } = input
  const at = await clock.now(db)
  for (const [rule, subject] of [
    [signInByAddress, clientAddress],
    [signInByEmail, email],
  ] as const) {
    const answer = await countTry(db, rule, subject, { keyring, at })
    if (!answer.allowed) {
      return { ok: false, problem: "too-many-tries", retryAfterSeconds: answer.retryAfterSeconds }
    }
  }
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email.trim()))
  const tried = password.slice(0, LONGEST_PASSWORD + 1)
  const isRight = await isPassword(tried, user?.passwordHash ?? null)
  if (!user || !isRight) return { ok: false, problem: "wrong-sign-in" }
  await forgetTries(db, signInByEmail, email, { keyring })
  return { ok: true, sessionToken: await openSession(db, user.id, { ids, random, at }) }
}
