import { eq } from "drizzle-orm"
import type { Queryable, Transaction } from "#db/client.ts"
import { calendarEvents } from "#db/schema/calendars.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findCalendarPort } from "./connection.server.ts"
import { listDestinations } from "./destination.server.ts"

/**
 * Owes the calendars of a meeting's hosts what the meeting has become, in the transaction that changed it:
 * held, confirmed, moved or ended. A host without a calendar to write to is left out. What is wanted is
 * read from the bookings when the job runs, so owing it twice is owing it once.
 *
 * @param meeting its id, tenant and hosts; a locked booking is such a thing
 */
export async function oweCalendarEvents(
  tx: Transaction,
  meeting: { organizerId: string; meetingId: string; hostIds: readonly string[] },
  runtime: Pick<Runtime, "clock" | "ids" | "calendars">,
): Promise<void> {
  const { organizerId, meetingId } = meeting
  const [known, reachable] = await Promise.all([
    tx
      .select({ id: calendarEvents.id, hostId: calendarEvents.hostId })
      .from(calendarEvents)
      .where(eq(calendarEvents.meetingId, meetingId)),
    listDestinations(tx, meeting.hostIds),
  ])
  const withEvent = new Set(known.map(({ hostId }) => hostId))
  const destinations = reachable.filter(({ hostId }) => !withEvent.has(hostId))
  const owed = known.map(({ id }) => id)
  if (destinations.length > 0) {
    const now = await runtime.clock.now(tx)
    const rows = destinations.flatMap(({ hostId, calendarId, provider }) => {
      const port = findCalendarPort(runtime, provider)
      if (!port) return []
      const externalEventId = port.eventIdFor(meetingId, hostId, 1)
      const row = { organizerId, meetingId, hostId, calendarId, externalEventId }
      return [{ id: runtime.ids(), ...row, createdAt: now }]
    })
    if (rows.length > 0) {
      const made = await tx
        .insert(calendarEvents)
        .values(rows)
        .onConflictDoNothing()
        .returning({ id: calendarEvents.id })
      owed.push(...made.map(({ id }) => id))
    }
  }
  for (const calendarEventId of owed) await oweSync(tx, { calendarEventId, meetingId })
}

/**
 * The iCalendar UID that the host's calendar will give a meeting's first event, so that mail and calendar
 * agree from the start; null when the host has no calendar to write to. With several hosts the first one's
 * counts; with seats the booking's own.
 */
export async function icalUidFor(
  db: Queryable,
  { hostId, meetingId }: { hostId: string; meetingId: string },
  runtime: Pick<Runtime, "calendars">,
): Promise<string | null> {
  const [destination] = await listDestinations(db, [hostId])
  const port = destination ? findCalendarPort(runtime, destination.provider) : null
  return port ? port.icalUidFor(port.eventIdFor(meetingId, hostId, 1)) : null
}

/** One meeting's calendar writes run one after the other. */
export function meetingQueue(meetingId: string): string {
  return `meeting:${meetingId}`
}

export function syncKey(calendarEventId: string): string {
  return `calendar-event:${calendarEventId}`
}

/** Owes one event its synchronisation. */
export async function oweSync(
  tx: Transaction,
  { calendarEventId, meetingId }: { calendarEventId: string; meetingId: string },
): Promise<void> {
  await enqueue(
    tx,
    "sync_calendar_event",
    { calendarEventId },
    { queue: meetingQueue(meetingId), key: syncKey(calendarEventId) },
  )
}
