import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { calendarConnections, calendars } from "#db/schema/calendars.ts"
import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { CalendarListing, TokenAnswer } from "#app/providers/calendar-port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { UserActor } from "./allowed-hosts.server.ts"
import { oweEventsOfConnection } from "./owe-events-of-connection.server.ts"
import { sealToken } from "./sealed-tokens.server.ts"

type Granted = {
  organizerId: string
  hostId: string
  provider: "google"
  account: string
  tokens: TokenAnswer
  listings: CalendarListing[]
}

/**
 * Keeps a connection with its calendars, and owes a reading of what is checked and every event that waited.
 * The first time the account's own calendar is checked, and written to when the host has no other for that;
 * what was chosen before stays chosen.
 */
export async function storeConnection(
  actor: UserActor,
  granted: Granted,
  runtime: Runtime,
): Promise<{ ok: true; connectionId: string } | { ok: false; problem: "no-refresh-token" }> {
  const { organizerId, hostId, provider, account } = granted
  return await inTransaction(runtime.db, async (tx) => {
    // The same consent sent twice, or two accounts at once: one after the other.
    await tx.execute(sql`select from hosts where id = ${hostId} for no key update`)
    const [known] = await tx
      .select()
      .from(calendarConnections)
      .where(
        and(
          eq(calendarConnections.hostId, hostId),
          eq(calendarConnections.provider, provider),
          eq(calendarConnections.account, account),
        ),
      )
    const { refreshToken } = granted.tokens
    if (refreshToken === null && !known?.sealedRefreshToken) {
      return { ok: false, problem: "no-refresh-token" }
    }
    const at = await runtime.clock.now(tx)
    const connectionId = known?.id ?? runtime.ids()
    const tokenColumns = sealedColumns(connectionId, granted.tokens, at, runtime)
    const columns = {
      ...tokenColumns,
      scopes: granted.tokens.scopes,
      state: "connected" as const,
      brokenReason: null,
      refreshingUntil: null,
      updatedAt: at,
    }
    if (known) {
      await tx.update(calendarConnections).set(columns).where(eq(calendarConnections.id, known.id))
    } else {
      const row = { id: connectionId, organizerId, hostId, provider, account, createdAt: at }
      await tx.insert(calendarConnections).values({ ...row, ...columns })
    }
    await storeCalendars(tx, connectionId, granted, runtime)
    if (!known || known.state === "disconnected") await chooseFirst(tx, connectionId, hostId)
    const checked = await tx
      .select({ id: calendars.id })
      .from(calendars)
      .where(and(eq(calendars.connectionId, connectionId), eq(calendars.isChecked, true)))
    for (const { id } of checked) {
      await enqueue(tx, "read_busy_times", { calendarId: id }, { key: `busy:${id}` })
    }
    await oweEventsOfConnection(tx, { connectionId, hostId, at })
    const action = known ? "calendar.reconnected" : "calendar.connected"
    const subject = { subjectKind: "calendar-connection", subjectId: connectionId }
    await recordChange(tx, actor, { organizerId, action, ...subject, at }, runtime)
    return { ok: true, connectionId }
  })
}

/** An answer without a refresh token leaves the one we have. */
function sealedColumns(connectionId: string, tokens: TokenAnswer, at: Date, runtime: Runtime) {
  const seal = (column: "sealed_refresh_token" | "sealed_access_token", token: string) =>
    sealToken(runtime.keyring, connectionId, column, token)
  return {
    sealedAccessToken: seal("sealed_access_token", tokens.accessToken),
    accessTokenExpiresAt: new Date(at.getTime() + tokens.expiresInSeconds * 1000),
    ...(tokens.refreshToken === null
      ? {}
      : { sealedRefreshToken: seal("sealed_refresh_token", tokens.refreshToken) }),
  }
}

async function storeCalendars(
  tx: Transaction,
  connectionId: string,
  { organizerId, hostId, listings }: Granted,
  runtime: Runtime,
): Promise<void> {
  await tx
    .insert(calendars)
    .values(
      listings.map(({ externalId, name, timeZone, accessRole }) => ({
        id: runtime.ids(),
        organizerId,
        connectionId,
        hostId,
        externalId,
        name,
        timeZone: timeZone ?? "UTC",
        accessRole,
        isChecked: false,
        isDestination: false,
      })),
    )
    .onConflictDoUpdate({
      target: [calendars.connectionId, calendars.externalId],
      set: {
        name: sql`excluded.name`,
        timeZone: sql`excluded.time_zone`,
        accessRole: sql`excluded.access_role`,
      },
    })
}

/** The account's own calendar is checked; bookings go there unless the host has another for them. */
async function chooseFirst(tx: Transaction, connectionId: string, hostId: string): Promise<void> {
  await tx.execute(sql`
    update calendars set is_checked = true,
      is_destination = access_role in ('owner', 'writer') and not exists (
        select from calendars other where other.host_id = ${hostId} and other.is_destination)
    from calendar_connections connection
    where connection.id = ${connectionId} and calendars.connection_id = connection.id
      and calendars.external_id = connection.account`)
}
