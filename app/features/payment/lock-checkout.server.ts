import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { checkouts } from "#db/schema/payments.ts"
import { TryAgain } from "#db/transaction.ts"
import { findLeftMeeting } from "#app/features/booking/find-left-meeting.server.ts"
import { lockBooking, type LockedBooking } from "#app/features/booking/lock-booking.server.ts"

/**
 * Locks a checkout with all that stands before it: hosts, meeting and booking first, money rows last. Hosts of the
 * meeting that the booking left are among them: its money may take a place there.
 */
export async function lockCheckout(
  tx: Transaction,
  checkoutId: string,
): Promise<{ booking: LockedBooking; checkout: typeof checkouts.$inferSelect }> {
  const [found] = await tx
    .select({ bookingId: checkouts.bookingId })
    .from(checkouts)
    .where(eq(checkouts.id, checkoutId))
  const left = found ? await findLeftMeeting(tx, found.bookingId) : null
  const booking = found && (await lockBooking(tx, found.bookingId, left?.hostIds))
  if (!booking) throw new Error(`Checkout ${checkoutId} has no booking.`)
  if (booking.leftMeetingId !== null) {
    const now = await findLeftMeeting(tx, booking.id)
    const isSame = now?.id === left?.id && now?.hostIds.join() === left?.hostIds.join()
    if (!isSame) throw new TryAgain(`The meeting that booking ${booking.id} left went elsewhere.`)
  }
  const [checkout] = await tx
    .select()
    .from(checkouts)
    .where(eq(checkouts.id, checkoutId))
    .for("no key update")
  if (!checkout) throw new Error(`There is no checkout ${checkoutId}.`)
  return { booking, checkout }
}
