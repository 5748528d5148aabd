import { eq } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { checkouts, payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { abandonHold } from "#app/features/booking/abandon-hold.server.ts"
import { applyTransition } from "#app/features/booking/apply-transition.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { FullCheckoutSession } from "#app/providers/stripe/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyComplete } from "./apply-complete.server.ts"
import type { Applying, CheckoutOutcome } from "./applying.ts"
import { failPayment } from "./fail-payment.server.ts"
import { followRefunds } from "./follow-refunds.server.ts"
import { lockCheckout } from "./lock-checkout.server.ts"

/**
 * Makes booking, payment and checkout agree with what the provider says of a session now. Applying the
 * same answer again changes nothing, and an older answer never undoes a newer one.
 */
export async function applySession(
  actor: Actor,
  { checkoutId, session }: { checkoutId: string; session: FullCheckoutSession },
  runtime: Runtime,
): Promise<CheckoutOutcome> {
  return inTransaction(runtime.db, async (tx) => {
    const { booking, checkout } = await lockCheckout(tx, checkoutId)
    const applying = { tx, runtime, actor, at: await runtime.clock.now(tx), checkout }

    if (session.status === "expired") return applyExpired(applying, booking)
    if (session.status === "complete") return applyComplete(applying, booking, session)
    return applyOpen(applying, booking, session)
  })
}

async function applyExpired(applying: Applying, booking: LockedBooking): Promise<CheckoutOutcome> {
  const { tx, runtime, actor, at, checkout } = applying
  if (checkout.state === "complete" || checkout.state === "expired") return "expired"
  await tx
    .update(checkouts)
    .set({ state: "expired", askedAt: at, updatedAt: at })
    .where(eq(checkouts.id, checkout.id))
  if (booking.state === "ABANDONED") await followRefunds(tx, runtime, actor, booking, at)
  if (!isHold(booking.state) || booking.waitsFor === "settlement") return "expired"
  if (booking.payableUntil && booking.payableUntil <= at) {
    await abandonHold(tx, runtime, booking, { actor, reason: "unpaid", at })
  } else if (booking.state !== "SCHEDULED") {
    const move = { booking, to: "SCHEDULED", actor, reason: "checkout-closed", at } as const
    await applyTransition(tx, runtime, move)
  }
  return "expired"
}

/** Still open: a decline inside it leaves it payable, and each decline is told once. */
async function applyOpen(
  applying: Applying,
  booking: LockedBooking,
  session: FullCheckoutSession,
): Promise<CheckoutOutcome> {
  const { tx, at, checkout } = applying
  await tx
    .update(checkouts)
    .set({ askedAt: at, unansweredAt: null })
    .where(eq(checkouts.id, checkout.id))
  const intent = session.payment_intent
  const decline = intent?.last_payment_error
  if (!intent || !decline || !isHold(booking.state) || checkout.state !== "open") return "open"
  const name = decline.charge ?? intent.latest_charge?.id ?? decline.code ?? "declined"
  const [payment] = await tx
    .select({ lastFailure: payments.lastFailure })
    .from(payments)
    .where(eq(payments.id, checkout.paymentId))
    .for("no key update")
  if (payment?.lastFailure === name) return "open"
  await tx
    .update(payments)
    .set({ state: "failed", lastFailure: name, updatedAt: at })
    .where(eq(payments.id, checkout.paymentId))
  await failPayment(applying, booking, "declined")
  return "open"
}
