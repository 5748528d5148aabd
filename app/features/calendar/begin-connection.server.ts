import { lt } from "drizzle-orm"
import { oauthStates } from "#db/schema/calendars.ts"
import { absolute, paths } from "#app/paths.ts"
import { codeChallengeOf, newCodeVerifier } from "#app/providers/pkce.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findMindedHost, type UserActor } from "./allowed-hosts.server.ts"
import { findCalendarPort } from "./connection.server.ts"
import { signState } from "./oauth-state.server.ts"

export const VERIFIER_PURPOSE = "oauth-verifier"
const DAY_MS = 86_400_000

/**
 * Begins to connect a host's calendar: OAuth 2 with PKCE (RFC 7636) and a state that is good once, for ten
 * minutes, in the session that began it.
 *
 * @param input.sessionId the signed-in session; the callback must come back in it
 * @returns where to send the browser; `not-found` for a host that is not the organizer's or not the
 *   actor's to mind
 */
export async function beginConnection(
  actor: UserActor,
  input: { hostId: string; sessionId: string; provider: string },
  runtime: Runtime,
): Promise<{ ok: true; address: string } | { ok: false; problem: "not-set-up" | "not-found" }> {
  const { db, clock, ids, keyring, random, env } = runtime
  const port = findCalendarPort(runtime, input.provider)
  if (!port) return { ok: false, problem: "not-set-up" }
  const host = await findMindedHost(db, actor, input.hostId)
  if (!host) return { ok: false, problem: "not-found" }
  const now = await clock.now(db)
  // Consents that were never finished are of no use to anybody.
  await db.delete(oauthStates).where(lt(oauthStates.createdAt, new Date(now.getTime() - DAY_MS)))
  const id = ids()
  const codeVerifier = newCodeVerifier(random)
  await db.insert(oauthStates).values({
    id,
    organizerId: actor.organizerId,
    hostId: host.id,
    userId: actor.userId,
    sessionId: input.sessionId,
    provider: port.name,
    sealedVerifier: keyring.seal(VERIFIER_PURPOSE, id, codeVerifier),
    createdAt: now,
  })
  const address = port.oauth.authorizationUrl({
    redirectUri: absolute(env.appUrl, paths.connectCallback(port.name)),
    state: signState(keyring, id),
    codeChallenge: codeChallengeOf(codeVerifier),
    loginHint: host.email,
  })
  return { ok: true, address }
}
