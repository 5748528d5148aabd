import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { checkouts } from "#db/schema/payments.ts"
import { lockBooking, type LockedBooking } from "#app/features/booking/lock-booking.server.ts"

/** Locks a checkout with all that stands before it: host, meeting and booking first, money rows last. */
export async function lockCheckout(
  tx: Transaction,
  checkoutId: string,
): Promise<{ booking: LockedBooking; checkout: typeof checkouts.$inferSelect }> {
  const [found] = await tx
    .select({ bookingId: checkouts.bookingId })
    .from(checkouts)
    .where(eq(checkouts.id, checkoutId))
  const booking = found && (await lockBooking(tx, found.bookingId))
  if (!booking) throw new Error(`Checkout ${checkoutId} has no booking.`)
  const [checkout] = await tx
    .select()
    .from(checkouts)
    .where(eq(checkouts.id, checkoutId))
    .for("no key update")
  if (!checkout) throw new Error(`There is no checkout ${checkoutId}.`)
  return { booking, checkout }
}
