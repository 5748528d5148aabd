import { and, eq, gt, like, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookingEvents } from "#db/schema/bookings.ts"
import { checkouts, payments, refunds } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { applyTransition } from "#app/features/booking/apply-transition.server.ts"
import { flagBooking, unflagBooking } from "#app/features/booking/flag-booking.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import type { BookingState } from "#app/features/booking/states.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { mayBePaid } from "./may-be-paid.server.ts"

type Followed = Pick<LockedBooking, "id" | "organizerId" | "state" | "hostId">

/**
 * Makes a locked booking follow its refunds: `REFUNDED` once it has ended and everything captured has gone
 * back, and back to where it came from when a refund fails after all. Money beyond what was due goes back
 * without a word on the booking itself.
 */
export async function followRefunds(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  booking: Followed,
  at: Date,
): Promise<void> {
  const captured = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.bookingId, booking.id), gt(payments.capturedMinor, 0)))
  const due = captured.filter((payment) => !payment.isExtra)
  const allReturned =
    captured.length > 0 && captured.every((one) => one.refundedMinor >= one.capturedMinor)
  const isEnded = (["CANCELED", "COMPLETED", "ABANDONED"] as BookingState[]).includes(booking.state)
  // A claim that was given back is a refund that failed; money that came in anew has its own way back.
  const hasFailed = captured.some((one) => one.refundReservedMinor < one.capturedMinor)
  if (isEnded && allReturned) {
    if (booking.state === "ABANDONED" && (await isUnanswered(tx, booking.id))) return
    const move = { booking, to: "REFUNDED", actor, reason: "refunded", at } as const
    await applyTransition(tx, runtime, move)
  } else if (booking.state === "REFUNDED" && hasFailed) {
    const to = await stateBeforeRefund(tx, booking.id)
    await applyTransition(tx, runtime, { booking, to, actor, reason: "refund-failed", at })
  } else if (booking.state === "CONFIRMED" && due.length > 0) {
    const returned = due.every((payment) => payment.refundedMinor >= payment.capturedMinor)
    if (returned && (await isMadeElsewhere(tx, booking.id))) {
      await askWhetherToCancel(tx, runtime, booking, at)
    } else if (!returned) {
      // Of what was asked about, a part has come back, or was never gone.
      await unflagBooking(tx, booking.id, { flag: "refunded-elsewhere", at })
    }
  }
}

/** A hold that ended without an answer may be paid all the same: it is rescued then, and not over yet. */
async function isUnanswered(tx: Transaction, bookingId: string): Promise<boolean> {
  const [unanswered] = await tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .innerJoin(payments, eq(payments.id, checkouts.paymentId))
    .where(and(eq(checkouts.bookingId, bookingId), mayBePaid))
    .limit(1)
  return unanswered !== undefined
}

async function stateBeforeRefund(tx: Transaction, bookingId: string): Promise<BookingState> {
  const rows = await tx
    .select({ from: bookingEvents.fromState })
    .from(bookingEvents)
    .where(and(eq(bookingEvents.bookingId, bookingId), eq(bookingEvents.toState, "REFUNDED")))
    .orderBy(sql`${bookingEvents.id} desc`)
    .limit(1)
  return rows[0]?.from ?? "CANCELED"
}

/** Whoever returned all of it by hand here has decided already: only the dashboard raises the question. */
async function isMadeElsewhere(tx: Transaction, bookingId: string): Promise<boolean> {
  const [refund] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(payments.bookingId, bookingId),
        eq(payments.isExtra, false),
        eq(refunds.state, "succeeded"),
        like(refunds.cause, "provider:%"),
      ),
    )
    .limit(1)
  return refund !== undefined
}

/** All of it was returned in the provider's own dashboard: the time stays booked until the organizer says. */
async function askWhetherToCancel(
  tx: Transaction,
  runtime: Runtime,
  booking: Followed,
  at: Date,
): Promise<void> {
  await flagBooking(tx, booking.id, { flag: "refunded-elsewhere", at })
  await alertOrganizer(tx, runtime, booking, { alert: "refunded-elsewhere", at })
}
