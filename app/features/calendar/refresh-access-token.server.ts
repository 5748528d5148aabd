import { setTimeout as sleep } from "node:timers/promises"
import { and, eq, isNull, lt, or, sql } from "drizzle-orm"
import { calendarConnections } from "#db/schema/calendars.ts"
import { SealBroken } from "#app/platform/keyring.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { getCalendarPort, type Connection } from "./connection.server.ts"
import { markConnectionBroken } from "./mark-broken.server.ts"
import { openToken, sealToken } from "./sealed-tokens.server.ts"

/** A token is refreshed this long before it runs out, so that no call sets off with a dying one. */
const SPARE_MS = 120_000
/** Longer than the provider may take to answer, repeats included; then another process may try. */
const LEASE_MS = 45_000
const LOOKS = 150
const BETWEEN_LOOKS_MS = 100

/**
 * An access token that is good for two minutes more. However many callers and processes want one at the
 * same moment, one of them asks the provider and the others wait for what it stores.
 *
 * @param refused a token that the provider has just refused, though it should have been good
 * @throws ProviderFailure `connection-broken` when the organizer has to connect again
 */
export async function freshAccessToken(
  connection: Connection,
  refused: string | null,
  runtime: Runtime,
  { signal }: { signal?: AbortSignal } = {},
): Promise<string> {
  const failure = (kind: "connection-broken" | "unavailable", reason: string) =>
    new ProviderFailure({ provider: connection.provider, kind, reason })
  let row: Connection | undefined = connection
  for (let look = 0; look < LOOKS; look++) {
    if (row?.state !== "connected") throw failure("connection-broken", row?.state ?? "removed")
    const now = await runtime.clock.now(runtime.db)
    const known = await openedOrBroken(row, runtime, now)
    const isGood =
      known !== null &&
      known !== refused &&
      row.accessTokenExpiresAt !== null &&
      row.accessTokenExpiresAt.getTime() - SPARE_MS > now.getTime()
    if (isGood) return known
    const taken = await takeLease(row, runtime, now)
    if (taken) return await refreshAccessToken(taken, runtime)
    if (signal?.aborted) throw failure("unavailable", "timeout")
    if (look > 0) await sleep(BETWEEN_LOOKS_MS)
    row = await runtime.db.query.calendarConnections.findFirst({
      where: eq(calendarConnections.id, connection.id),
    })
  }
  throw failure("unavailable", "refresh-pending")
}

/** Whoever gets the row, still with the token that was seen, refreshes it. */
async function takeLease(seen: Connection, runtime: Runtime, now: Date) {
  const [taken] = await runtime.db
    .update(calendarConnections)
    .set({ refreshingUntil: new Date(now.getTime() + LEASE_MS) })
    .where(
      and(
        eq(calendarConnections.id, seen.id),
        eq(calendarConnections.state, "connected"),
        sql`${calendarConnections.sealedAccessToken} is not distinct from ${seen.sealedAccessToken}`,
        or(
          isNull(calendarConnections.refreshingUntil),
          lt(calendarConnections.refreshingUntil, now),
        ),
      ),
    )
    .returning()
  return taken ?? null
}

/** The access token of a row, or null when it has none. A seal that does not open breaks the connection. */
async function openedOrBroken(row: Connection, runtime: Runtime, now: Date) {
  if (row.sealedAccessToken === null) return null
  try {
    return openToken(runtime.keyring, row.id, "sealed_access_token", row.sealedAccessToken)
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    await markConnectionBroken(row, "keys-changed", now, runtime)
    throw new ProviderFailure({
      provider: row.provider,
      kind: "connection-broken",
      reason: "keys-changed",
    })
  }
}

async function refreshAccessToken(row: Connection, runtime: Runtime): Promise<string> {
  const mine = and(
    eq(calendarConnections.id, row.id),
    sql`${calendarConnections.sealedRefreshToken} is not distinct from ${row.sealedRefreshToken}`,
  )
  try {
    if (row.sealedRefreshToken === null) throw new SealBroken("calendar-token")
    const answer = await getCalendarPort(runtime, row.provider).oauth.refresh(
      openToken(runtime.keyring, row.id, "sealed_refresh_token", row.sealedRefreshToken),
      { timeoutMs: 10_000 },
    )
    const now = await runtime.clock.now(runtime.db)
    const seal = (column: "sealed_refresh_token" | "sealed_access_token", token: string) =>
      sealToken(runtime.keyring, row.id, column, token)
    await runtime.db
      .update(calendarConnections)
      .set({
        sealedAccessToken: seal("sealed_access_token", answer.accessToken),
        accessTokenExpiresAt: new Date(now.getTime() + answer.expiresInSeconds * 1000),
        ...(answer.refreshToken === null
          ? {}
          : { sealedRefreshToken: seal("sealed_refresh_token", answer.refreshToken) }),
        refreshingUntil: null,
        updatedAt: now,
      })
      .where(and(mine, eq(calendarConnections.state, "connected")))
    return answer.accessToken
  } catch (error) {
    await runtime.db.update(calendarConnections).set({ refreshingUntil: null }).where(mine)
    const isBroken = error instanceof ProviderFailure && error.kind === "connection-broken"
    if (!isBroken && !(error instanceof SealBroken)) throw error
    const reason = isBroken ? (error.reason ?? "refused") : "keys-changed"
    await markConnectionBroken(row, reason, await runtime.clock.now(runtime.db), runtime)
    if (isBroken) throw error
    throw new ProviderFailure({ provider: row.provider, kind: "connection-broken", reason })
  }
}
