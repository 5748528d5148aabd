import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { closeOpenCheckouts } from "#app/features/payment/close-open-checkouts.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import { dropMails, holdMails } from "./drop-mails.server.ts"
import type { InTheWay } from "./list-in-the-way.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { freeTime } from "./occupy-time.server.ts"

/**
 * Lets a hold go: its time is free when the transaction commits, and its event is owed to leave the
 * calendar. The caller has locked the booking and settled its checkout, or may not wait for it any longer:
 * one that is still open is owed its end.
 */
export async function abandonHold(
  tx: Transaction,
  runtime: Runtime,
  booking: Pick<LockedBooking, "id" | "organizerId" | "state" | "meetingId" | "hostIds">,
  { actor, reason, at }: { actor: Actor; reason: string; at: Date },
): Promise<void> {
  await applyTransition(tx, runtime, {
    booking,
    to: "ABANDONED",
    actor,
    reason,
    at,
    set: { waitsFor: null },
  })
  await freeTime(tx, booking.meetingId)
  await dropMails(tx, booking.id, holdMails, "ended")
  await oweCalendarEvents(tx, booking, runtime)
  await closeOpenCheckouts(tx, booking.id, at)
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
