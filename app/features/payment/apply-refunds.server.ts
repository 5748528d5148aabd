import { and, eq, sql } from "drizzle-orm"
import type Stripe from "stripe"
import type { Transaction } from "#db/client.ts"
import { inTransaction } from "#db/transaction.ts"
import { payments, refunds, type REFUND_STATES } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { followRefunds } from "./follow-refunds.server.ts"
import { lockBookingOfPayment } from "./lock-booking-of-payment.server.ts"
import { stateByAmounts } from "./state-by-amounts.server.ts"

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
    const booking = await lockBookingOfPayment(tx, paymentId)
    const at = await runtime.clock.now(tx)
    await applyRefundsIn(tx, runtime, actor, { booking, paymentId, atProvider, at })
  })
}

/** The same inside the caller's transaction, which has locked the booking. */
export async function applyRefundsIn(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  {
    booking,
    paymentId,
    atProvider,
    at,
  }: { booking: LockedBooking; paymentId: string; atProvider: Stripe.Refund[]; at: Date },
): Promise<void> {
  // What failed gives its claim back before anything else takes from the same reserve.
  const inOrder = [...atProvider.filter(isOver), ...atProvider.filter((one) => !isOver(one))]
  for (const refund of inOrder) {
    await applyRefund(tx, runtime, actor, { booking, paymentId, refund, at })
  }
  await settlePaymentState(tx, paymentId, at)
  await followRefunds(tx, runtime, actor, booking, at)
}

function isOver({ status }: Stripe.Refund): boolean {
  return status === "failed" || status === "canceled"
}

/** A refund only ever goes on: an answer that is overtaken by a newer one changes nothing. */
const progress: Record<RefundState, number> = {
  wanted: 0,
  pending: 1,
  requires_action: 1,
  succeeded: 2,
  failed: 3,
  canceled: 3,
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
    const isKnown = row.providerRefundId === refund.id
    if (isKnown && (row.state === state || progress[state] < progress[row.state])) return
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
    detail: {
      refundId,
      amountMinor: refund.amount,
      currency: refund.currency.toUpperCase(),
      state: refund.status,
    },
  })
}

async function settlePaymentState(tx: Transaction, paymentId: string, at: Date): Promise<void> {
  await tx
    .update(payments)
    .set({
      state: sql`case when ${payments.state} = 'disputed' then 'disputed' else ${stateByAmounts} end`,
      updatedAt: at,
    })
    .where(and(eq(payments.id, paymentId), sql`${payments.capturedMinor} > 0`))
}
