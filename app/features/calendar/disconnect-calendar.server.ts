import { and, eq, inArray, ne, sql } from "drizzle-orm"
import { busyTimes, calendarConnections, calendars } from "#db/schema/calendars.ts"
import { inTransaction } from "#db/transaction.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { SealBroken } from "#app/platform/keyring.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { UserActor } from "./allowed-hosts.server.ts"
import { findCalendarPort, type Connection } from "./connection.server.ts"
import { findConnection } from "./queries.server.ts"
import { openToken } from "./sealed-tokens.server.ts"

/**
 * Disconnects an account: its tokens are wiped here, whatever the provider says, and ended there. Its
 * calendars no longer count and are no longer written to; events that stand there stay.
 */
export async function disconnectCalendar(
  actor: UserActor,
  { connectionId }: { connectionId: string },
  runtime: Runtime,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  const connection = await findConnection(actor, connectionId, runtime)
  if (!connection) return { ok: false, problem: "not-found" }
  await inTransaction(runtime.db, async (tx) => {
    await tx.execute(sql`select from hosts where id = ${connection.hostId} for no key update`)
    const at = await runtime.clock.now(tx)
    const [ended] = await tx
      .update(calendarConnections)
      .set({
        state: "disconnected",
        brokenReason: null,
        sealedRefreshToken: null,
        sealedAccessToken: null,
        accessTokenExpiresAt: null,
        refreshingUntil: null,
        updatedAt: at,
      })
      .where(
        and(
          eq(calendarConnections.id, connection.id),
          ne(calendarConnections.state, "disconnected"),
        ),
      )
      .returning({ id: calendarConnections.id })
    if (!ended) return
    const freed = await tx
      .update(calendars)
      .set({
        isChecked: false,
        isDestination: false,
        busyReadAt: null,
        busyFrom: null,
        busyUntil: null,
        busyError: null,
      })
      .where(eq(calendars.connectionId, connection.id))
      .returning({ id: calendars.id })
    const calendarIds = freed.map(({ id }) => id)
    await tx.delete(busyTimes).where(inArray(busyTimes.calendarId, calendarIds))
    const { organizerId } = connection
    const subject = { subjectKind: "calendar-connection", subjectId: connection.id }
    const change = { organizerId, action: "calendar.disconnected", ...subject, at }
    await recordChange(tx, actor, change, runtime)
  })
  await revoke(connection, runtime)
  return { ok: true }
}

/** Asked once, with the token as it was: what is wiped here cannot be used again in any case. */
async function revoke(connection: Connection, runtime: Runtime): Promise<void> {
  const port = findCalendarPort(runtime, connection.provider)
  const sealed = connection.sealedRefreshToken
  if (!port || sealed === null) return
  try {
    const token = openToken(runtime.keyring, connection.id, "sealed_refresh_token", sealed)
    await port.oauth.revoke(token, { timeoutMs: 5_000 })
  } catch (error) {
    if (!(error instanceof ProviderFailure) && !(error instanceof SealBroken)) throw error
    runtime.log.warn({ connectionId: connection.id, err: error }, "calendar grant not ended there")
  }
}
