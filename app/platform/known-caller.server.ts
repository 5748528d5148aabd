import { createCookie } from "@remix-run/node"
import { and, eq, gt, isNull } from "drizzle-orm"
import { apiKeys } from "#db/schema/access.ts"
import type { Database } from "#db/client.ts"
import { sessions } from "#db/schema/organizers.ts"
import { bearerToken } from "./bearer-token.ts"
import { hashToken } from "./hash-token.server.ts"
import { sessionCookieName } from "./session-cookie-name.ts"

/** How a program's key begins; nothing else that is sent as a bearer token does. */
export const KEY_BEGINS = "hf_"

/**
 * Whether a request carries a session or a program's key that is alive: nobody counts such requests. One
 * without either costs no query.
 * @param now the moment, for sessions that have ended
 */
export async function isKnownCaller(
  request: Request,
  { db, appUrl, now }: { db: Database; appUrl: string; now: Date },
): Promise<boolean> {
  const bearer = bearerToken(request)
  if (bearer?.startsWith(KEY_BEGINS)) {
    const [key] = await db
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(and(eq(apiKeys.tokenHash, hashToken(bearer)), isNull(apiKeys.revokedAt)))
    return key !== undefined
  }
  const cookies = request.headers.get("Cookie")
  if (!cookies?.includes(sessionCookieName(appUrl))) return false
  const token: unknown = await createCookie(sessionCookieName(appUrl)).parse(cookies)
  if (typeof token !== "string") return false
  const [session] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
      ),
    )
  return session !== undefined
}
