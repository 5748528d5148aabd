import { and, asc, eq, gt } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { inTransaction } from "#db/transaction.ts"
import { payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import { closeOpenCheckouts } from "#app/features/payment/close-open-checkouts.server.ts"
import { followRefunds } from "#app/features/payment/follow-refunds.server.ts"
import { clientCutoff, refundByRule } from "#app/features/payment/policy.ts"
import { reserveRefund } from "#app/features/payment/reserve-refund.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { endBooking } from "./end-booking.server.ts"
import { unflagBooking } from "./flag-booking.server.ts"
import { lockBooking, type LockedBooking } from "./lock-booking.server.ts"
import { mayTouch } from "./may-touch.ts"
import { isHold } from "./states.ts"

export type CancelResult =
  /** `refundMinor` is what this cancelation returns, in minor units. */
  | { ok: true; refundMinor: number; alreadyCanceled: boolean }
  | { ok: false; problem: "not-found" | "not-cancelable" | "never" | "too-late" | "still-a-hold" }

/**
 * Calls a booking off and decides the refund in the same transaction. Canceling twice, from two tabs or
 * by both sides at once, is one cancelation, one refund and one mail each.
 * @param refund `by-rule` is what the page promised when it was sold; only an organizer may choose
 * @param linkVersion of the link that was used: a link of an earlier version decides nothing
 */
export async function cancelBooking(
  actor: Actor,
  {
    bookingId,
    refund = "by-rule",
    linkVersion,
  }: { bookingId: string; refund?: "by-rule" | "full" | "none"; linkVersion?: number },
  runtime: Runtime,
): Promise<CancelResult> {
  return inTransaction(runtime.db, async (tx): Promise<CancelResult> => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking || !mayTouch(actor, booking)) return { ok: false, problem: "not-found" }
    if (booking.state === "CANCELED" || booking.state === "REFUNDED") {
      return { ok: true, refundMinor: 0, alreadyCanceled: true }
    }
    if (linkVersion !== undefined && linkVersion !== booking.linkVersion) {
      return { ok: false, problem: "not-cancelable" }
    }
    const at = await runtime.clock.now(tx)
    const isOrganizer = actor.kind !== "client"
    if (isHold(booking.state)) {
      // A client lets an unpaid hold go by `releaseHold`, which settles its checkout first.
      if (!isOrganizer) return { ok: false, problem: "still-a-hold" }
    } else if (booking.state !== "CONFIRMED") {
      return { ok: false, problem: "not-cancelable" }
    }
    const content = await getRevisionContent(tx, booking.revisionId)
    if (!isOrganizer) {
      const verdict = clientCutoff(content.cancelCutoffMinutes, booking.startsAt, at)
      if (verdict !== "allowed") return { ok: false, problem: verdict }
    }
    const ended = await endBooking(tx, runtime, booking, { actor, at })
    await closeOpenCheckouts(tx, booking.id, at)
    // That was the question.
    await unflagBooking(tx, booking.id, { flag: "refunded-elsewhere", at })
    const choice = isOrganizer ? refund : "by-rule"
    const refundMinor = await refundCaptured(tx, runtime, booking, choice, content.refundRule, at)
    // All of it may have gone back before, by hand or elsewhere.
    await followRefunds(tx, runtime, actor, ended, at)
    await oweCancelationMails(tx, runtime, ended, refundMinor, at)
    if (isOrganizer) {
      const { organizerId } = booking
      const subject = { subjectKind: "booking", subjectId: booking.id, detail: { refundMinor } }
      const change = { organizerId, action: "booking.canceled", ...subject, at }
      await recordChange(tx, actor, change, runtime)
    }
    return { ok: true, refundMinor, alreadyCanceled: false }
  })
}

async function refundCaptured(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  choice: "by-rule" | "full" | "none",
  rule: Parameters<typeof refundByRule>[0],
  at: Date,
): Promise<number> {
  if (choice === "none") return 0
  const captured = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.bookingId, booking.id), gt(payments.capturedMinor, 0)))
    .orderBy(asc(payments.id))
    .for("no key update")
  let total = 0
  for (const payment of captured) {
    const { capturedMinor, currency, refundReservedMinor } = payment
    const terms = { capturedMinor, currency, startsAt: booking.startsAt, now: at }
    const target = choice === "full" ? capturedMinor : refundByRule(rule, terms)
    const { amountMinor } = await reserveRefund(tx, runtime, {
      paymentId: payment.id,
      organizerId: booking.organizerId,
      cause: "canceled",
      upToMinor: target - refundReservedMinor,
      at,
    })
    if (!payment.isExtra) total += amountMinor
  }
  return total
}

async function oweCancelationMails(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  refundMinor: number,
  at: Date,
): Promise<void> {
  // A hold that was called off was never an invitation: only the client hears of it.
  const recipients = booking.confirmedAt ? ["client", ...booking.hostIds] : ["client"]
  for (const recipient of recipients) {
    await oweEmail(tx, runtime, {
      organizerId: booking.organizerId,
      bookingId: booking.id,
      kind: "booking-canceled",
      recipient,
      sequence: booking.icalSequence,
      sendAfter: at,
      at,
      detail: { refundMinor },
    })
  }
}
