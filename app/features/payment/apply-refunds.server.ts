import { and, eq, inArray, sql } from "drizzle-orm"
import type Stripe from "stripe"
import type { Transaction } from "#db/client.ts"
import { inTransaction } from "#db/transaction.ts"
import { bookingEvents } from "#db/schema/bookings.ts"
import { payments, refunds, type REFUND_STATES } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { applyTransition } from "#app/features/booking/apply-transition.server.ts"
import { lockBooking, type LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import type { BookingState } from "#app/features/booking/states.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

type RefundState = (typeof REFUND_STATES)[number]

/**
 * Makes our refunds of a payment agree with the provider's list: ours move to the state they have there,
 * those made elsewhere are recorded and take from the same reserve, and the booking follows: `REFUNDED`
 * when everything captured has gone back, and back again when a refund fails after all.
 */
export async function applyRefunds(
  actor: Actor,
  { paymentId, atProvider }: { paymentId: string; atProvider: Stripe.Refund[] },
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    const [found] = await tx
      .select({ bookingId: payments.bookingId })
      .from(payments)
      .where(eq(payments.id, paymentId))
    const booking = found && (await lockBooking(tx, found.bookingId))
    if (!booking) throw new Error(`Payment ${paymentId} has no booking.`)
    const at = await runtime.clock.now(tx)
    for (const refund of atProvider) {
      await applyRefund(tx, runtime, actor, { booking, paymentId, refund, at })
    }
    await settlePaymentState(tx, paymentId, at)
    await followRefunds(tx, runtime, actor, booking, at)
  })
}

type Found = { booking: LockedBooking; paymentId: string; refund: Stripe.Refund; at: Date }

async function applyRefund(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  { booking, paymentId, refund, at }: Found,
): Promise<void> {
  const state = (refund.status ?? "pending") as RefundState
  const ours = refund.metadata?.["refundId"]
  const [row] = await tx
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.paymentId, paymentId),
        ours
          ? sql`(${refunds.id}::text = ${ours} or ${refunds.providerRefundId} = ${refund.id})`
          : eq(refunds.providerRefundId, refund.id),
      ),
    )
    .for("no key update")
  if (row) {
    if (row.state === state && row.providerRefundId === refund.id) return
    await tx
      .update(refunds)
      .set({
        state,
        providerRefundId: refund.id,
        lastError: refund.failure_reason ?? null,
        updatedAt: at,
      })
      .where(eq(refunds.id, row.id))
    if (state === "failed") {
      await alertOrganizer(tx, runtime, booking, { alert: "refund-failed", at })
    }
    if (state === "succeeded" || state === "failed") {
      await recordRefund(tx, runtime, actor, { booking, refund, at }, row.id, state)
    }
    return
  }
  if (state === "failed" || state === "canceled") return
  const id = runtime.ids()
  await tx.insert(refunds).values({
    id,
    organizerId: booking.organizerId,
    paymentId,
    cause: `provider:${refund.id}`,
    amountMinor: refund.amount,
    currency: refund.currency.toUpperCase(),
    state,
    providerRefundId: refund.id,
    createdAt: at,
    updatedAt: at,
  })
  await recordRefund(tx, runtime, actor, { booking, refund, at }, id, "made-elsewhere")
}

async function recordRefund(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  { booking, refund, at }: Omit<Found, "paymentId">,
  refundId: string,
  what: "succeeded" | "failed" | "made-elsewhere",
): Promise<void> {
  await recordEvent(tx, runtime, {
    booking,
    actor,
    kind: "refund",
    reason: `refund-${what}`,
    at,
    detail: { refundId, amountMinor: refund.amount, currency: refund.currency.toUpperCase() },
  })
}

async function settlePaymentState(tx: Transaction, paymentId: string, at: Date): Promise<void> {
  await tx
    .update(payments)
    .set({
      state: sql`case
        when ${payments.state} = 'disputed' then 'disputed'
        when ${payments.refundedMinor} >= ${payments.capturedMinor} then 'refunded'
        when ${payments.refundedMinor} > 0 then 'partially_refunded'
        else 'paid' end`,
      updatedAt: at,
    })
    .where(and(eq(payments.id, paymentId), sql`${payments.capturedMinor} > 0`))
}

/** Money beyond what was due goes back without a word on the booking itself. */
async function followRefunds(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  booking: LockedBooking,
  at: Date,
): Promise<void> {
  const captured = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.bookingId, booking.id), sql`${payments.capturedMinor} > 0`))
  const due = captured.filter((payment) => !payment.isExtra)
  const allReturned =
    captured.length > 0 && captured.every((one) => one.refundedMinor >= one.capturedMinor)
  const isEnded = (["CANCELED", "COMPLETED", "ABANDONED"] as BookingState[]).includes(booking.state)
  if (isEnded && allReturned) {
    const move = { booking, to: "REFUNDED", actor, reason: "refunded", at } as const
    await applyTransition(tx, runtime, move)
  } else if (booking.state === "REFUNDED" && !allReturned) {
    const to = await stateBeforeRefund(tx, booking.id)
    await applyTransition(tx, runtime, { booking, to, actor, reason: "refund-failed", at })
  } else if (booking.state === "CONFIRMED" && due.length > 0) {
    const returned = due.every((payment) => payment.refundedMinor >= payment.capturedMinor)
    if (returned) await askWhetherToCancel(tx, runtime, booking, at)
  }
}

async function stateBeforeRefund(tx: Transaction, bookingId: string): Promise<BookingState> {
  const rows = await tx
    .select({ from: bookingEvents.fromState, at: bookingEvents.at, id: bookingEvents.id })
    .from(bookingEvents)
    .where(
      and(eq(bookingEvents.bookingId, bookingId), inArray(bookingEvents.toState, ["REFUNDED"])),
    )
    .orderBy(sql`${bookingEvents.id} desc`)
    .limit(1)
  return rows[0]?.from ?? "CANCELED"
}

/** All of it was returned in the provider's own dashboard: the time stays booked until the organizer says. */
async function askWhetherToCancel(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  at: Date,
): Promise<void> {
  await tx.execute(
    sql`update bookings set flag = 'refunded-elsewhere', updated_at = ${at.toISOString()}::timestamptz
      where id = ${booking.id} and flag is null`,
  )
  await alertOrganizer(tx, runtime, booking, { alert: "refunded-elsewhere", at })
}
