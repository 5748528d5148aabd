import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import { dropMails, holdMails, reminderMails } from "./drop-mails.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { freeTime } from "./occupy-time.server.ts"

/**
 * Calls a booking off: its time is free when the transaction commits, its signed links are void, its
 * calendar file has a later sequence, and its event and reminders are owed to go.
 */
export async function endBooking(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  { actor, at }: { actor: Actor; at: Date },
): Promise<LockedBooking> {
  const canceledBy =
    actor.kind === "client"
      ? "client"
      : actor.kind === "user" || actor.kind === "api-key"
        ? "organizer"
        : "system"
  const set = {
    waitsFor: null,
    canceledAt: at,
    canceledBy,
    linkVersion: booking.linkVersion + 1,
    icalSequence: booking.icalSequence + 1,
  } as const
  await applyTransition(tx, runtime, {
    booking,
    to: "CANCELED",
    actor,
    reason: `canceled-by-${canceledBy}`,
    at,
    set,
  })
  await freeTime(tx, booking.meetingId)
  await dropMails(tx, booking.id, [...reminderMails, ...holdMails], "ended")
  await oweCalendarEvents(tx, booking, runtime)
  return { ...booking, ...set, state: "CANCELED" }
}
