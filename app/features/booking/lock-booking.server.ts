import { eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { sendAlong, TryAgain } from "#db/transaction.ts"

export type LockedBooking = typeof bookings.$inferSelect & {
  startsAt: Date
  endsAt: Date
  /** The meeting's, the leading host first. */
  hostIds: string[]
}

/**
 * Whoever takes, moves, frees or rescues time queues here: the hosts' rows first, in the order of their
 * ids, then the meeting, then the booking. Everything locks in this order and never backwards, so that two
 * changes wait for each other and never deadlock.
 * @returns null when there is no such booking
 * @throws TryAgain when it went to another meeting or host meanwhile: the transaction begins anew
 */
export async function lockBooking(
  tx: Transaction,
  bookingId: string,
  otherHostIds: string[] = [],
): Promise<LockedBooking | null> {
  const [found] = await tx
    .select({ meetingId: bookings.meetingId, hostIds: meetings.hostIds })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .where(eq(bookings.id, bookingId))
  if (!found) return null
  await lockHosts(tx, [...found.hostIds, ...otherHostIds])
  const lock = sql`select from meetings where id = ${found.meetingId} for no key update`
  await sendAlong(tx, tx.execute(lock))
  const [row] = await tx
    .select({
      booking: bookings,
      startsAt: meetings.startsAt,
      endsAt: meetings.endsAt,
      hostIds: meetings.hostIds,
    })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .where(eq(bookings.id, bookingId))
    .for("no key update", { of: bookings })
  if (!row) return null
  const isSame =
    row.booking.meetingId === found.meetingId && row.hostIds.join() === found.hostIds.join()
  if (!isSame) throw new TryAgain(`Booking ${bookingId} went elsewhere while it was locked.`)
  const { booking, startsAt, endsAt, hostIds } = row
  return { ...booking, startsAt, endsAt, hostIds }
}

/** Locks hosts in the order of their ids: one taker of a host's time at a time. */
export async function lockHosts(tx: Transaction, hostIds: string[]): Promise<void> {
  const ids = [...new Set(hostIds)].sort()
  const lock = sql`select from hosts where id in ${ids} order by id for no key update`
  await sendAlong(tx, tx.execute(lock))
}
