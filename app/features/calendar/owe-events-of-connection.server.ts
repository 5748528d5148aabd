import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { oweSync } from "./owe-calendar-events.server.ts"

/**
 * Owes every event that waits for a connection: those of its calendars, and the host's events in calendars
 * that are disconnected, for meetings that are not over; and a row for each meeting that was booked while
 * the host had no calendar to write to is left to the reconciler.
 */
export async function oweEventsOfConnection(
  tx: Transaction,
  { connectionId, hostId, at }: { connectionId: string; hostId: string; at: Date },
): Promise<void> {
  const waiting = await tx.execute<{ id: string; meeting_id: string }>(sql`
    select event.id, event.meeting_id
    from calendar_events event
    join calendars calendar on calendar.id = event.calendar_id
    join calendar_connections connection on connection.id = calendar.connection_id
    join meetings meeting on meeting.id = event.meeting_id
    where event.host_id = ${hostId} and meeting.ends_at > ${at.toISOString()}
      and (connection.id = ${connectionId} or connection.state = 'disconnected')`)
  for (const { id, meeting_id } of waiting) {
    await oweSync(tx, { calendarEventId: id, meetingId: meeting_id })
  }
}
