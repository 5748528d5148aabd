import { applyTransition } from "#app/features/booking/apply-transition.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Applying } from "./applying.ts"

const MINUTE = 60_000

/** The checkout was used: its booking waits for the money. */
export async function becomePending(
  { tx, runtime, actor, at }: Applying,
  booking: LockedBooking,
  reason: string,
): Promise<LockedBooking> {
  if (booking.state === "PAYMENT_PENDING") return booking
  await applyTransition(tx, runtime, { booking, to: "PAYMENT_PENDING", actor, reason, at })
  return { ...booking, state: "PAYMENT_PENDING" }
}

/** A try to pay came to nothing; the hold goes on, and the client may try again until it ends. */
export async function failPayment(
  applying: Applying,
  booking: LockedBooking,
  reason: "declined" | "settlement-failed",
): Promise<LockedBooking> {
  const { tx, runtime, actor, at } = applying
  if (booking.state === "PAYMENT_FAILED") return booking
  const pending = await becomePending(applying, booking, "checkout-used")
  await applyTransition(tx, runtime, { booking: pending, to: "PAYMENT_FAILED", actor, reason, at })
  await oweEmail(tx, runtime, {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    kind: "payment-failed",
    recipient: "client",
    sequence: 0,
    // Most declines are followed by another card at once: the mail is dropped when that one pays.
    sendAfter: new Date(at.getTime() + 5 * MINUTE),
    at,
  })
  return { ...booking, state: "PAYMENT_FAILED" }
}
