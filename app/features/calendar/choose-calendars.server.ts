import { and, eq, ne, notInArray, inArray, sql } from "drizzle-orm"
import { busyTimes, calendarConnections, calendars } from "#db/schema/calendars.ts"
import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findMindedHost, type UserActor } from "./allowed-hosts.server.ts"

/**
 * Chooses which of a host's calendars make the host busy, and into which one bookings are written. A newly
 * checked calendar is read at once, and until then its host offers no time. Events that exist stay where
 * they are.
 *
 * @param input.destinationId null for none
 */
export async function chooseCalendars(
  actor: UserActor,
  input: { hostId: string; checkedIds: readonly string[]; destinationId: string | null },
  runtime: Runtime,
): Promise<{ ok: true } | { ok: false; problem: "not-found" | "destination-read-only" }> {
  const { hostId, checkedIds, destinationId } = input
  if (!(await findMindedHost(runtime.db, actor, hostId))) return { ok: false, problem: "not-found" }
  return await inTransaction(runtime.db, async (tx) => {
    await tx.execute(sql`select from hosts where id = ${hostId} for no key update`)
    const known = await tx
      .select({
        id: calendars.id,
        accessRole: calendars.accessRole,
        isChecked: calendars.isChecked,
      })
      .from(calendars)
      .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
      .where(and(eq(calendars.hostId, hostId), ne(calendarConnections.state, "disconnected")))
    const byId = new Map(known.map((calendar) => [calendar.id, calendar]))
    const chosen = destinationId === null ? checkedIds : [...checkedIds, destinationId]
    if (chosen.some((id) => !byId.has(id))) return { ok: false, problem: "not-found" }
    const role = destinationId === null ? "owner" : byId.get(destinationId)?.accessRole
    if (role !== "owner" && role !== "writer") {
      return { ok: false, problem: "destination-read-only" }
    }
    const ofHost = eq(calendars.hostId, hostId)
    const none = { busyReadAt: null, busyFrom: null, busyUntil: null, busyError: null }
    const unchecked = await tx
      .update(calendars)
      .set({ isChecked: false, ...none })
      .where(and(ofHost, notInArray(calendars.id, [...checkedIds])))
      .returning({ id: calendars.id })
    if (unchecked.length > 0) {
      const ids = unchecked.map(({ id }) => id)
      await tx.delete(busyTimes).where(inArray(busyTimes.calendarId, ids))
    }
    for (const id of checkedIds.filter((id) => !byId.get(id)?.isChecked)) {
      await tx.update(calendars).set({ isChecked: true }).where(eq(calendars.id, id))
      await enqueue(tx, "read_busy_times", { calendarId: id }, { key: `busy:${id}` })
    }
    await tx.update(calendars).set({ isDestination: false }).where(ofHost)
    if (destinationId !== null) {
      await tx
        .update(calendars)
        .set({ isDestination: true })
        .where(and(ofHost, eq(calendars.id, destinationId)))
    }
    const { organizerId } = actor
    const at = await runtime.clock.now(tx)
    const subject = { subjectKind: "host", subjectId: hostId }
    await recordChange(
      tx,
      actor,
      { organizerId, action: "calendar.chosen", ...subject, at },
      runtime,
    )
    return { ok: true }
  })
}
