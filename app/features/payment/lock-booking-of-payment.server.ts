import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { payments } from "#db/schema/payments.ts"
import { lockBooking, type LockedBooking } from "#app/features/booking/lock-booking.server.ts"

/**
 * Locks the booking that a payment is for, before anything of its money.
 * @throws when there is no such payment
 */
export async function lockBookingOfPayment(
  tx: Transaction,
  paymentId: string,
): Promise<LockedBooking> {
  const [found] = await tx
    .select({ bookingId: payments.bookingId })
    .from(payments)
    .where(eq(payments.id, paymentId))
  const booking = found && (await lockBooking(tx, found.bookingId))
  if (!booking) throw new Error(`Payment ${paymentId} has no booking.`)
  return booking
}
