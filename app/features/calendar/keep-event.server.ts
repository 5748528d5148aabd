import { and, eq, notExists, ne, sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { calendarEvents } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { EventRow } from "./find-event.server.ts"

/**
 * Changes an event's row, provided that it is still as it was seen.
 * @returns false when another run was there first: then look again
 */
export async function keepEvent(
  db: Queryable,
  seen: EventRow,
  change: Partial<EventRow>,
): Promise<boolean> {
  const kept = await db
    .update(calendarEvents)
    .set(change)
    .where(
      and(
        eq(calendarEvents.id, seen.id),
        eq(calendarEvents.calendarId, seen.calendarId),
        eq(calendarEvents.attempt, seen.attempt),
        eq(calendarEvents.presence, seen.presence),
        sql`${calendarEvents.etag} is not distinct from ${seen.etag}`,
        sql`${calendarEvents.writtenFingerprint} is not distinct from ${seen.writtenFingerprint}`,
      ),
    )
    .returning({ id: calendarEvents.id })
  return kept.length === 1
}

/** Something was written there that another run does not know of: the next look begins at the provider. */
export async function doubtEvent(db: Queryable, seen: EventRow): Promise<void> {
  await db
    .update(calendarEvents)
    .set({ presence: "unknown", writtenFingerprint: null })
    .where(eq(calendarEvents.id, seen.id))
}

/**
 * Mail and calendar must name the same UID. Should the provider have given another than we foretold, the
 * booking takes it over, as long as no mail has gone out that says otherwise.
 */
export async function fixIcalUid(db: Queryable, seen: EventRow, icalUid: string): Promise<void> {
  await db
    .update(bookings)
    .set({ icalUid })
    .where(
      and(
        eq(bookings.meetingId, seen.meetingId),
        eq(bookings.hostId, seen.hostId),
        ne(bookings.icalUid, icalUid),
        sql`(select capacity from meetings where meetings.id = ${seen.meetingId}) = 1`,
        notExists(
          db
            .select({ id: outboundEmails.id })
            .from(outboundEmails)
            .where(
              and(eq(outboundEmails.bookingId, bookings.id), eq(outboundEmails.state, "sent")),
            ),
        ),
      ),
    )
}
