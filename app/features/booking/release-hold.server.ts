import { and, eq, inArray } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { bookings } from "#db/schema/bookings.ts"
import { checkouts } from "#db/schema/payments.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { abandonHold } from "./abandon-hold.server.ts"
import { lockBooking } from "./lock-booking.server.ts"
import { mayTouch } from "./may-touch.ts"
import { isHold, type BookingState } from "./states.ts"
import { WAIT_FOR_ANSWER_MS } from "./wait-for-answer.ts"

/**
 * Ends a hold: at its time when a job asks, at once when its client lets it go or a program of the organizer's
 * calls it off. The checkout is settled at
 * the provider first, so that a payment made in time wins; when the provider keeps silent the hold ends ten
 * minutes after `release_at` all the same, and a payment, if any, is a late one.
 * @returns the state the booking has now, `ABANDONED` also when money for it has gone back already; null when there is no such booking
 * @throws StripeFailure when the provider must answer first and does not
 */
export async function releaseHold(
  actor: Actor,
  { bookingId }: { bookingId: string },
  runtime: Runtime,
): Promise<BookingState | null> {
  // Somebody wants it gone at once: its client, or a program of the organizer's.
  const isAsked = actor.kind === "client" || actor.kind === "api-key"
  const [booking] = await runtime.db.select().from(bookings).where(eq(bookings.id, bookingId))
  if (!booking || (actor.kind === "api-key" && !mayTouch(actor, booking))) return null
  if (!isHold(booking.state) || booking.waitsFor === "settlement") return booking.state
  const now = await runtime.clock.now(runtime.db)
  if (!isAsked && booking.payableUntil && booking.payableUntil > now) return booking.state

  const open = await runtime.db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, bookingId), inArray(checkouts.state, ["creating", "open"])))
  const overdueAt = (booking.releaseAt?.getTime() ?? 0) + WAIT_FOR_ANSWER_MS
  for (const { id } of open) {
    try {
      await settleCheckout(actor, { checkoutId: id, close: true }, runtime)
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error
      if (now.getTime() < overdueAt) {
        if (!isAsked) await oweRelease(bookingId, new Date(overdueAt), runtime)
        throw error
      }
      runtime.log.warn({ err: error, bookingId }, "hold released without the provider's answer")
    }
  }
  return inTransaction(runtime.db, async (tx) => {
    const current = await lockBooking(tx, bookingId)
    if (!current || !isHold(current.state) || current.waitsFor === "settlement") {
      return current?.state ?? null
    }
    const at = await runtime.clock.now(tx)
    if (!isAsked && current.payableUntil && current.payableUntil > at) return current.state
    const reason = actor.kind === "client" ? "let-go" : isAsked ? "called-off" : "unpaid"
    await abandonHold(tx, runtime, current, { actor, reason, at })
    if (actor.kind === "api-key") {
      const { organizerId, id: subjectId } = current
      const change = { action: "booking.canceled", subjectKind: "booking", subjectId }
      await recordChange(tx, actor, { organizerId, ...change, at }, runtime)
    }
    return "ABANDONED"
  })
}

/** The queue waits longer after each failure; a silent provider may keep the time no longer than this. */
async function oweRelease(bookingId: string, runAt: Date, { db }: Runtime): Promise<void> {
  const job = { runAt, key: `release-overdue:${bookingId}`, queue: `booking:${bookingId}` }
  await inTransaction(db, (tx) => enqueue(tx, "release_hold", { bookingId }, job))
}
