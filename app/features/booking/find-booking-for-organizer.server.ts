import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { bookingEvents, bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { calendarEvents, calendars } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { hosts } from "#db/schema/organizers.ts"
import { pageRevisions } from "#db/schema/pages.ts"
import { payments, refunds } from "#db/schema/payments.ts"
import { atLocation } from "#app/features/page/locations.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * One booking of this organizer with everything that happened to it: events, payments with their refunds,
 * mails and calendar events with their states. Null when there is none, or it is another's.
 * @param onlyOfUser it must be of the host as whom this user signs in
 */
export async function findBookingForOrganizer(
  organizerId: string,
  bookingId: string,
  { db }: Pick<Runtime, "db">,
  { onlyOfUser = null }: { onlyOfUser?: string | null } = {},
) {
  if (!isId(bookingId)) return null
  const [row] = await db
    .select({
      booking: bookings,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      // Everybody who takes part, the leading host first.
      hostName: sql<string>`(
        select string_agg(h.name, ', ' order by array_position(${meetings.hostIds}, h.id))
        from hosts h where h.id = any(${meetings.hostIds}))`,
      revisionNumber: pageRevisions.number,
      content: pageRevisions.content,
    })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .innerJoin(pageRevisions, eq(pageRevisions.id, bookings.revisionId))
    .where(
      and(
        eq(bookings.organizerId, organizerId),
        eq(bookings.id, bookingId),
        onlyOfUser === null
          ? undefined
          : sql`exists (
              select from hosts own where own.user_id = ${onlyOfUser}
                and own.organizer_id = ${bookings.organizerId}
                and own.id = any(${meetings.hostIds}))`,
      ),
    )
  if (!row) return null
  const { booking, content, ...facts } = row
  const [events, paid, mails, inCalendars] = await Promise.all([
    listEvents(db, bookingId),
    listPayments(db, bookingId),
    listMails(db, bookingId),
    listCalendarEvents(db, booking.meetingId),
  ])
  return {
    ...booking,
    ...facts,
    content: atLocation(pageContentSchema.parse(content), booking.locationIndex),
    events,
    payments: paid,
    mails,
    calendarEvents: inCalendars,
  }
}

/** What `findBookingForOrganizer` finds. */
export type OrganizersBooking = NonNullable<Awaited<ReturnType<typeof findBookingForOrganizer>>>

function listEvents(db: Runtime["db"], bookingId: string) {
  return db
    .select({
      id: bookingEvents.id,
      kind: bookingEvents.kind,
      fromState: bookingEvents.fromState,
      toState: bookingEvents.toState,
      actorKind: bookingEvents.actorKind,
      actorId: bookingEvents.actorId,
      reason: bookingEvents.reason,
      detail: bookingEvents.detail,
      at: bookingEvents.at,
    })
    .from(bookingEvents)
    .where(eq(bookingEvents.bookingId, bookingId))
    .orderBy(asc(bookingEvents.at), asc(bookingEvents.id))
}

async function listPayments(db: Runtime["db"], bookingId: string) {
  const rows = await db
    .select()
    .from(payments)
    .where(eq(payments.bookingId, bookingId))
    .orderBy(asc(payments.createdAt))
  const returned =
    rows.length === 0
      ? []
      : await db
          .select()
          .from(refunds)
          .where(
            inArray(
              refunds.paymentId,
              rows.map((payment) => payment.id),
            ),
          )
          .orderBy(asc(refunds.createdAt))
  return rows.map((payment) => ({
    ...payment,
    refunds: returned.filter((refund) => refund.paymentId === payment.id),
  }))
}

function listMails(db: Runtime["db"], bookingId: string) {
  return db
    .select({
      id: outboundEmails.id,
      kind: outboundEmails.kind,
      recipient: outboundEmails.recipient,
      /** Null where it goes to the client. */
      hostName: hosts.name,
      state: outboundEmails.state,
      sendAfter: outboundEmails.sendAfter,
      sentAt: outboundEmails.sentAt,
      outcome: outboundEmails.outcome,
      lastError: outboundEmails.lastError,
    })
    .from(outboundEmails)
    .leftJoin(
      hosts,
      and(
        eq(hosts.organizerId, outboundEmails.organizerId),
        sql`${hosts.id}::text = ${outboundEmails.recipient}`,
      ),
    )
    .where(eq(outboundEmails.bookingId, bookingId))
    .orderBy(asc(outboundEmails.sendAfter), asc(outboundEmails.id))
}

function listCalendarEvents(db: Runtime["db"], meetingId: string) {
  return db
    .select({
      id: calendarEvents.id,
      presence: calendarEvents.presence,
      calendarName: calendars.name,
      changedThereAt: calendarEvents.changedThereAt,
      lastError: calendarEvents.lastError,
      syncedAt: calendarEvents.syncedAt,
    })
    .from(calendarEvents)
    .innerJoin(calendars, eq(calendars.id, calendarEvents.calendarId))
    .where(eq(calendarEvents.meetingId, meetingId))
    .orderBy(asc(calendarEvents.createdAt))
}
