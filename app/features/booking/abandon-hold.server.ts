import { and, eq, gt } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { closeOpenCheckouts } from "#app/features/payment/close-open-checkouts.server.ts"
import { followRefunds } from "#app/features/payment/follow-refunds.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import { dropMails, holdMails } from "./drop-mails.server.ts"
import type { InTheWay } from "./list-in-the-way.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { freeTime } from "./occupy-time.server.ts"

/**
 * Lets a hold go: its time is free when the transaction commits, and its event is owed to leave the
 * calendar. The caller has locked the booking and settled its checkout, or may not wait for it any longer:
 * one that is still open is owed its end. Where money came in that was not what was asked, that is what the hold ended
 * of, unless it was let go; and when all of it has gone back already, the booking says so.
 */
export async function abandonHold(
  tx: Transaction,
  runtime: Runtime,
  booking: Pick<LockedBooking, "id" | "organizerId" | "state" | "meetingId" | "hostIds">,
  { actor, reason, at }: { actor: Actor; reason: string; at: Date },
): Promise<void> {
  const isPaid = await hasMoney(tx, booking.id)
  await applyTransition(tx, runtime, {
    booking,
    to: "ABANDONED",
    actor,
    reason: isPaid && RAN_OUT.includes(reason) ? "amount-mismatch" : reason,
    at,
    set: { waitsFor: null },
  })
  await freeTime(tx, booking.meetingId)
  await dropMails(tx, booking.id, holdMails, "ended")
  await oweCalendarEvents(tx, booking, runtime)
  await closeOpenCheckouts(tx, booking.id, at)
  if (!isPaid) return
  const ended = { ...booking, state: "ABANDONED", hostId: booking.hostIds[0]! } as const
  await followRefunds(tx, runtime, actor, ended, at)
}

/** Why a hold ends without anybody's wish. */
const RAN_OUT = ["unpaid", "unpaid-and-wanted", "settlement-failed"]

async function hasMoney(tx: Transaction, bookingId: string): Promise<boolean> {
  const [captured] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.bookingId, bookingId), gt(payments.capturedMinor, 0)))
    .limit(1)
  return captured !== undefined
}

/** Lets go several holds that have run out. */
export async function abandonAll(
  tx: Transaction,
  runtime: Runtime,
  holds: readonly InTheWay[],
  change: { actor: Actor; reason: string; at: Date },
): Promise<void> {
  for (const { meeting, ...hold } of holds) {
    const booking = { ...hold, meetingId: meeting.id, hostIds: meeting.hostIds }
    await abandonHold(tx, runtime, booking, change)
  }
}
