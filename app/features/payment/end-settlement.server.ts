import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import type { Actor } from "#app/features/actor.ts"
import { abandonHold } from "#app/features/booking/abandon-hold.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isOvertaken } from "./is-overtaken.server.ts"

/**
 * What was to settle is over without paying the booking: nothing is waited for any more, so that the hold goes on to
 * its own end, or ends now when that has passed. The caller has locked the booking.
 */
export async function endSettlement(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  { actor, at, checkoutId, reason }: { actor: Actor; at: Date; checkoutId: string; reason: string },
): Promise<void> {
  if (!isHold(booking.state) || booking.waitsFor !== "settlement") return
  if (await isOvertaken(tx, { bookingId: booking.id, checkoutId })) return
  await tx
    .update(bookings)
    .set({ waitsFor: "payment", updatedAt: at })
    .where(eq(bookings.id, booking.id))
  if (booking.payableUntil && booking.payableUntil <= at) {
    await abandonHold(tx, runtime, booking, { actor, reason, at })
  }
}
