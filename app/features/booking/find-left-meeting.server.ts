import { and, eq } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"

/**
 * The meeting that a booking had its place in and that went on without it, while it is still at the booking's time.
 * @returns null when it never left one, or that has moved away
 */
export async function findLeftMeeting(
  tx: Transaction,
  bookingId: string,
): Promise<{ id: string; hostIds: string[] } | null> {
  const own = alias(meetings, "own")
  const [left] = await tx
    .select({ id: meetings.id, hostIds: meetings.hostIds })
    .from(bookings)
    .innerJoin(own, eq(own.id, bookings.meetingId))
    .innerJoin(
      meetings,
      and(
        eq(meetings.id, bookings.leftMeetingId),
        eq(meetings.startsAt, own.startsAt),
        eq(meetings.endsAt, own.endsAt),
      ),
    )
    .where(eq(bookings.id, bookingId))
  return left ?? null
}
