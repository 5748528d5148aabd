import { and, count, eq } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { bookingEvents } from "#db/schema/bookings.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { actorColumns } from "#app/features/actor.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { EventRow, SeenEvent } from "./find-event.server.ts"
import { keepEvent } from "./keep-event.server.ts"

const KIND = "calendar-event-changed"

/**
 * The host moved or deleted our event in the calendar. The booking stands, since the client was promised
 * it; its history says what happened, and the host is told, once for each change.
 *
 * @param change what the row now holds
 * @returns false when another run was there first, which then has told the host
 */
export async function noteChangedThere(
  seen: SeenEvent,
  reason: "calendar-event-deleted" | "calendar-event-moved",
  change: Partial<EventRow>,
  runtime: Runtime,
): Promise<boolean> {
  const { row, bookingId, connection } = seen
  return await inTransaction(runtime.db, async (tx) => {
    const now = await runtime.clock.now(tx)
    const isFirst = await keepEvent(tx, row, { ...change, changedThereAt: now })
    if (!isFirst || !bookingId) return isFirst
    const about = { organizerId: row.organizerId, bookingId }
    await tx.insert(bookingEvents).values({
      id: runtime.ids(),
      ...about,
      kind: KIND,
      reason,
      detail: { calendarEventId: row.id, hostId: row.hostId },
      at: now,
      ...actorColumns({ kind: "provider", provider: connection.provider }),
    })
    const [told] = await tx
      .select({ mails: count() })
      .from(outboundEmails)
      .where(
        and(
          eq(outboundEmails.bookingId, bookingId),
          eq(outboundEmails.kind, KIND),
          eq(outboundEmails.recipient, row.hostId),
        ),
      )
    await oweEmail(tx, runtime, {
      ...about,
      kind: KIND,
      recipient: row.hostId,
      sequence: told?.mails ?? 0,
      sendAfter: now,
      at: now,
      detail: { reason, calendarEventId: row.id },
    })
    return true
  })
}
