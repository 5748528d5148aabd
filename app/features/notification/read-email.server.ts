import { and, eq, sql } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { hosts, organizers } from "#db/schema/organizers.ts"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import { payments } from "#db/schema/payments.ts"
import { brandPictures, type BrandPictures } from "#app/features/media/brand-pictures.server.ts"
import { atLocation } from "#app/features/page/locations.ts"
import { pageContentSchema, type PageContent } from "#app/features/page/schema.ts"
import { ownTextsOf } from "#app/features/text/own-texts.server.ts"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type OutboundEmail = typeof outboundEmails.$inferSelect

export type EmailHost = { id: string; name: string; email: string }

/** A booking with everything a mail says about it, as it is at this moment. */
export type EmailBooking = typeof bookings.$inferSelect & {
  startsAt: Date
  endsAt: Date
  /** The meeting's, the leading host first. */
  hostIds: string[]
  pageSlug: string
  /** What it was sold under, with the place that its client chose. */
  content: PageContent
  organizer: typeof organizers.$inferSelect
  /** The organizer's own words in place of ours; null when there are none. */
  ownTexts: OwnTexts | null
  /** The organizer's. */
  pictures: BrandPictures
  /** The leading host. */
  host: { id: string; name: string; email: string; calendarAccount: string | null }
  /** Everybody who takes part, the leading host first. */
  hosts: EmailHost[]
  /** By host, of the schedule that counts on the page; of everybody who is on it now, replaced or not. */
  hostZones: Record<string, string>
  /** What came in and what has gone back or is promised to, in minor units. */
  capturedMinor: number
  refundReservedMinor: number
}

/** A mail that is or was owed, by its id. */
export async function findOutboundEmail(
  id: string,
  { db }: Pick<Runtime, "db">,
): Promise<OutboundEmail | null> {
  const [row] = await db.select().from(outboundEmails).where(eq(outboundEmails.id, id))
  return row ?? null
}

/**
 * A booking with everything a mail about it says.
 * @throws Error when there is none of this id: whoever owes a mail has it
 */
export async function getEmailBooking(
  bookingId: string,
  runtime: Pick<Runtime, "db">,
): Promise<EmailBooking> {
  const booking = await findEmailBooking(bookingId, runtime)
  if (!booking) throw new Error(`There is no booking ${bookingId}.`)
  return booking
}

/** One query for the booking, one for its money. */
export async function findEmailBooking(
  bookingId: string,
  { db }: Pick<Runtime, "db">,
): Promise<EmailBooking | null> {
  const [row] = await db
    .select({
      booking: bookings,
      organizer: organizers,
      ownTexts: ownTextsOf(organizers.id),
      pictures: brandPictures,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      hostIds: meetings.hostIds,
      pageSlug: pages.slug,
      content: pageRevisions.content,
      hosts: sql<EmailHost[]>`(
        select json_agg(json_build_object(
          'id', h.id, 'name', h.name, 'email', h.email
        ) order by array_position(${meetings.hostIds}, h.id))
        from hosts h where h.id = any(${meetings.hostIds}))`,
      hostZones: sql<Record<string, string>>`(
        select coalesce(json_object_agg(ph.host_id, s.time_zone), '{}')
        from page_hosts ph join schedules s on s.id = ph.schedule_id
        where ph.page_id = ${bookings.pageId})`,
      hostName: hosts.name,
      hostEmail: hosts.email,
      calendarAccount: sql<string | null>`(
        select connection.account from calendars calendar
        join calendar_connections connection on connection.id = calendar.connection_id
        where calendar.host_id = ${hosts.id} and calendar.is_destination
          and connection.state <> 'disconnected')`,
    })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .innerJoin(organizers, eq(organizers.id, bookings.organizerId))
    .innerJoin(hosts, eq(hosts.id, bookings.hostId))
    .innerJoin(pages, eq(pages.id, bookings.pageId))
    .innerJoin(pageRevisions, eq(pageRevisions.id, bookings.revisionId))
    .where(eq(bookings.id, bookingId))
  if (!row) return null
  const [money] = await db
    .select({
      captured: sql<number>`coalesce(sum(${payments.capturedMinor}), 0)::int`,
      reserved: sql<number>`coalesce(sum(${payments.refundReservedMinor}), 0)::int`,
    })
    .from(payments)
    .where(and(eq(payments.bookingId, bookingId), eq(payments.isExtra, false)))
  const { booking, hostName, hostEmail, calendarAccount, ...rest } = row
  return {
    ...booking,
    ...rest,
    content: atLocation(pageContentSchema.parse(row.content), booking.locationIndex),
    host: { id: booking.hostId, name: hostName, email: hostEmail, calendarAccount },
    capturedMinor: money?.captured ?? 0,
    refundReservedMinor: money?.reserved ?? 0,
  }
}
