import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { beforeCommit } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { atLocation, type OfferedLocations } from "#app/features/page/locations.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { bookingAsTold, changeAsTold, type BookingRow, type ToldChange } from "./booking-as-told.ts"
import { typeOfEvent, wants, type MessageType } from "./message-types.ts"
import { writeMessages } from "./write-messages.server.ts"

/** An event of a booking, as `booking_events` gets it. */
export type TellableEvent = ToldChange & {
  booking: { id: string; organizerId: string }
  actor: Actor
}

type Keys = Pick<Runtime, "ids" | "keyring">
type Owed = { type: MessageType; event: TellableEvent }

const waiting = new WeakMap<object, Owed[]>()

/**
 * Whether anybody listens to the organizer of an event, for the `RETURNING` of what writes it: organizers
 * without endpoints pay no statement for this.
 */
export const isHeard = sql<boolean>`exists (
  select from webhook_endpoints e
  where e.organizer_id = booking_events.organizer_id and e.paused_at is null)`

/**
 * Owes programs a message about each of these events, as part of the change: it exists when the transaction
 * commits and not otherwise. What the messages say is read at the end of the change, when all of it is
 * there; the state is the one that each event led to.
 */
export async function oweBookingMessages(
  tx: Transaction,
  runtime: Keys,
  events: readonly TellableEvent[],
): Promise<void> {
  const told = events.flatMap((event) => {
    const type = typeOfEvent(event)
    return type === null ? [] : [{ type, event }]
  })
  if (told.length === 0) return
  const before = waiting.get(tx)
  if (before) return void before.push(...told)
  const owed = [...told]
  const write = () => {
    waiting.delete(tx)
    return writeBookingMessages(tx, runtime, owed)
  }
  if (beforeCommit(tx, write)) waiting.set(tx, owed)
  else await write()
}

async function writeBookingMessages(
  tx: Transaction,
  runtime: Keys,
  owed: readonly Owed[],
): Promise<void> {
  const rows = await readTold(tx, [...new Set(owed.map(({ event }) => event.booking.id))])
  await writeMessages(
    tx,
    runtime,
    withoutRepeats(owed).flatMap(({ type, event }) => {
      const about = rows.filter(({ booking }) => booking.id === event.booking.id)
      const [row] = about
      if (!row) return []
      const listening = about.filter(({ endpoint }) => wants(endpoint.types, type))
      const data = { ...bookingAsTold(row, event.to), change: changeAsTold(event) }
      const { organizerId, id: subjectId } = row.booking
      const endpointIds = listening.map(({ endpoint }) => endpoint.id)
      return [{ organizerId, type, subjectId, data, at: event.at, endpointIds }]
    }),
  )
}

/** A refund that failed is one message, though the booking's fall back from `REFUNDED` is an event too. */
function withoutRepeats(owed: readonly Owed[]): Owed[] {
  return owed.filter(
    ({ type, event }) =>
      event.kind !== "transition" ||
      !owed.some(
        (other) =>
          other.event !== event &&
          other.type === type &&
          other.event.kind !== "transition" &&
          other.event.booking.id === event.booking.id,
      ),
  )
}

/** Each booking as it is now beside each endpoint that listens, which cannot be deleted meanwhile. */
async function readTold(
  tx: Transaction,
  bookingIds: string[],
): Promise<(BookingRow & { endpoint: { id: string; types: string[] | null } })[]> {
  const rows = await tx
    .select({
      booking: bookings,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      page: { id: pages.id, slug: pages.slug },
      title: sql<string>`${pageRevisions.content}->>'title'`,
      offered: sql<OfferedLocations>`json_build_object(
        'location', ${pageRevisions.content}->'location',
        'otherLocations', coalesce(${pageRevisions.content}->'otherLocations', '[]'::jsonb))`,
      hosts: sql<BookingRow["hosts"]>`(
        select json_agg(json_build_object('id', h.id, 'name', h.name)
          order by array_position(${meetings.hostIds}, h.id))
        from hosts h where h.id = any(${meetings.hostIds}))`,
      money: {
        paidMinor: sql<number>`(select coalesce(sum(p.captured_minor), 0)::int
          from payments p where p.booking_id = ${bookings.id} and not p.is_extra)`,
        refundedMinor: sql<number>`(select coalesce(sum(p.refund_reserved_minor), 0)::int
          from payments p where p.booking_id = ${bookings.id} and not p.is_extra)`,
      },
      endpoint: { id: webhookEndpoints.id, types: webhookEndpoints.types },
    })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .innerJoin(pages, eq(pages.id, bookings.pageId))
    .innerJoin(pageRevisions, eq(pageRevisions.id, bookings.revisionId))
    .innerJoin(
      webhookEndpoints,
      and(
        eq(webhookEndpoints.organizerId, bookings.organizerId),
        isNull(webhookEndpoints.pausedAt),
      ),
    )
    .where(inArray(bookings.id, bookingIds))
    .orderBy(bookings.id, webhookEndpoints.id)
    .for("key share", { of: webhookEndpoints })
  return rows.map(({ offered, ...row }) => ({
    ...row,
    location: atLocation(offered, row.booking.locationIndex).location,
  }))
}
