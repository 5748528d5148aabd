import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings, meetings, occupancies } from "#db/schema/bookings.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { rangeText, type TimeSpan } from "./occupy-time.server.ts"
import type { BookingDetails } from "./schema.ts"
import { isHold } from "./states.ts"

const MINUTE = 60_000

/**
 * Gives a locked booking its new time: meeting, occupancy and booking together. Links and calendar files of
 * before are outdated by it. A hold keeps its `payable_until`, never past the new start.
 * @param occupied the new time with its buffers
 * @throws the exclusion constraint's error (see `isTimeTaken`) when any of it is taken
 */
export async function rewriteMoved(
  tx: Transaction,
  booking: LockedBooking,
  {
    span,
    occupied,
    details,
    at,
  }: { span: TimeSpan; occupied: TimeSpan; details: BookingDetails | undefined; at: Date },
): Promise<LockedBooking> {
  const { meetingId } = booking
  const { startsAt, endsAt } = span
  await tx.update(meetings).set({ startsAt, endsAt }).where(eq(meetings.id, meetingId))
  await tx
    .update(occupancies)
    .set({ during: rangeText(occupied) })
    .where(eq(occupancies.meetingId, meetingId))
  const payableUntil =
    booking.payableUntil && isHold(booking.state) && booking.payableUntil > startsAt
      ? startsAt
      : booking.payableUntil
  const set = {
    linkVersion: booking.linkVersion + 1,
    icalSequence: booking.icalSequence + 1,
    payableUntil,
    releaseAt: payableUntil ? new Date(payableUntil.getTime() + MINUTE) : null,
    updatedAt: at,
    ...(details && {
      clientName: details.name,
      notes: details.notes,
      answers: details.answers,
      clientTimeZone: details.timeZone,
    }),
  }
  await tx.update(bookings).set(set).where(eq(bookings.id, booking.id))
  return { ...booking, ...set, ...span }
}
