import type { Queryable } from "#db/client.ts"
import { sessions } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { hashSessionToken, sessionEnd } from "./session-token.server.ts"

const TOKEN_BYTES = 32

/** Begins a session of a user whose password was proven. Answers the token for the cookie. */
export async function openSession(
  db: Queryable,
  userId: string,
  { ids, random, at }: Pick<Runtime, "ids" | "random"> & { at: Date },
): Promise<string> {
  const token = Buffer.from(random(TOKEN_BYTES)).toString("base64url")
  await db.insert(sessions).values({
    id: ids(),
    userId,
    tokenHash: hashSessionToken(token),
    createdAt: at,
    seenAt: at,
    expiresAt: sessionEnd(at),
  })
  return token
}
