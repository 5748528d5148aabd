import { eq, sql } from "drizzle-orm"
import { calendarEvents } from "#db/schema/calendars.ts"
import { inTransaction } from "#db/transaction.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findEvent, type EventRow } from "./find-event.server.ts"
import { doubtEvent } from "./keep-event.server.ts"
import { oweCalendarEvents, oweSync } from "./owe-calendar-events.server.ts"
import { lookUp, noticeThere } from "./notice-there.server.ts"

const MOST_OWED = 500
const MOST_LOOKED_AT = 50
/** A written event is looked at again after this. */
const LOOKED_AT_EVERY_MINUTES = 10

/**
 * Compares events with meetings and with the calendars: owes again whatever differs from what was written
 * or was never answered, gives an event to meetings that lack one, and looks whether written events still
 * stand in the calendar where they were put. For the reconciler, as often as it likes.
 */
export async function reconcileCalendarEvents(runtime: Runtime): Promise<void> {
  await oweMissing(runtime)
  await oweDiffering(runtime)
  await lookAtWritten(runtime)
}

/** For so long a creation without an answer may still come through after its removal. */
const DOUBTED_FOR_MINUTES = 20

/** What a meeting's bookings ask for in a host's calendar, as `fingerprintOf` begins. */
const WANTED = sql`
  select case
    when event.host_id <> all (meeting.host_ids) then 'removed'
    when bool_or(booking.state in ('CONFIRMED', 'COMPLETED') or (booking.state = 'REFUNDED'
      and booking.confirmed_at is not null and booking.canceled_at is null)) then 'confirmed'
    when bool_or(booking.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')) then 'held'
    else 'removed' end as kind
  from bookings booking where booking.meeting_id = meeting.id`

async function oweDiffering({ db, clock }: Runtime): Promise<void> {
  const now = (await clock.now(db)).toISOString()
  const differing = await db.execute<{ id: string; meeting_id: string }>(sql`
    select event.id, event.meeting_id
    from calendar_events event
    join meetings meeting on meeting.id = event.meeting_id
    join calendars calendar on calendar.id = event.calendar_id
    join calendar_connections connection on connection.id = calendar.connection_id
    cross join lateral (${WANTED}) wanted
    where (connection.state = 'connected' or (connection.state = 'disconnected' and exists (
        select from calendars other where other.host_id = event.host_id and other.is_destination)))
      and (meeting.ends_at > ${now}::timestamptz - interval '1 day' or event.presence = 'unknown')
      and (event.presence = 'unknown'
        or split_part(event.written_fingerprint, '|', 1) is distinct from wanted.kind
        or (wanted.kind <> 'removed' and (
          nullif(split_part(event.written_fingerprint, '|', 2), '')::timestamptz
            is distinct from meeting.starts_at
          or nullif(split_part(event.written_fingerprint, '|', 3), '')::timestamptz
            is distinct from meeting.ends_at)))
      -- A job that waits already, perhaps for the provider's own delay, is not hurried.
      and not exists (select from graphile_worker.jobs job
        where job.key = 'calendar-event:' || event.id and job.attempts < job.max_attempts)
    order by meeting.starts_at limit ${MOST_OWED}`)
  if (differing.length === 0) return
  await inTransaction(db, async (tx) => {
    for (const { id, meeting_id } of differing) {
      await oweSync(tx, { calendarEventId: id, meetingId: meeting_id })
    }
  })
}

/** Meetings that were booked while their host had no calendar to write to. */
async function oweMissing(runtime: Runtime): Promise<void> {
  const now = (await runtime.clock.now(runtime.db)).toISOString()
  const missing = await runtime.db.execute<{
    organizer_id: string
    meeting_id: string
    host_id: string
  }>(sql`
    select occupancy.organizer_id, occupancy.meeting_id, occupancy.host_id
    from occupancies occupancy
    join meetings meeting on meeting.id = occupancy.meeting_id
    join calendars calendar on calendar.host_id = occupancy.host_id and calendar.is_destination
    where meeting.starts_at > ${now}::timestamptz
      and not exists (select from calendar_events event
        where event.meeting_id = meeting.id and event.host_id = occupancy.host_id)
    order by meeting.starts_at limit ${MOST_OWED}`)
  for (const { organizer_id, meeting_id, host_id } of missing) {
    const meeting = { organizerId: organizer_id, meetingId: meeting_id, hostIds: [host_id] }
    await inTransaction(runtime.db, (tx) => oweCalendarEvents(tx, meeting, runtime))
  }
}

/**
 * Looks at written events whose meeting is to come, those not seen for longest first, so that each comes
 * round. What was removed lately is looked at too: a creation that was answered late may have come after.
 */
async function lookAtWritten(runtime: Runtime): Promise<void> {
  const now = (await runtime.clock.now(runtime.db)).toISOString()
  const due = await runtime.db.execute<{ id: string }>(sql`
    select event.id
    from calendar_events event
    join meetings meeting on meeting.id = event.meeting_id
    join calendars calendar on calendar.id = event.calendar_id
    join calendar_connections connection on connection.id = calendar.connection_id
    where connection.state = 'connected' and meeting.ends_at > ${now}::timestamptz
      and (event.presence in ('held', 'confirmed') and event.synced_at
          <= ${now}::timestamptz - make_interval(mins => ${LOOKED_AT_EVERY_MINUTES})
        or event.presence = 'removed' and event.changed_there_at is null and event.synced_at
          between ${now}::timestamptz - make_interval(mins => ${DOUBTED_FOR_MINUTES})
          and ${now}::timestamptz - interval '2 minutes')
    order by event.synced_at limit ${MOST_LOOKED_AT}`)
  const silent = new Set<string>()
  for (const { id } of due) {
    const seen = await findEvent(id, runtime)
    if (!seen || seen.fingerprint !== seen.row.writtenFingerprint) continue
    if (silent.has(seen.connection.id)) continue
    try {
      const there = await lookUp(seen, runtime)
      if (seen.row.presence === "removed") {
        if (there) await removeAgain(seen.row, runtime)
        continue
      }
      await noticeThere(seen, there, runtime)
      const syncedAt = await runtime.clock.now(runtime.db)
      await runtime.db.update(calendarEvents).set({ syncedAt }).where(eq(calendarEvents.id, id))
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error
      silent.add(seen.connection.id)
    }
  }
}

async function removeAgain(row: EventRow, { db }: Runtime): Promise<void> {
  await inTransaction(db, async (tx) => {
    await doubtEvent(tx, row)
    await oweSync(tx, { calendarEventId: row.id, meetingId: row.meetingId })
  })
}
