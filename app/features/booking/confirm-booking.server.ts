import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import { dropMails, holdMails } from "./drop-mails.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { oweReminders } from "./owe-reminders.server.ts"

/**
 * What is due now is paid, or nothing is: the client is invited. Owes the calendar its event, both parties
 * their mail, the reminders and the completion. The caller has locked the booking and holds its time.
 */
export async function confirmBooking(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  { actor, reason, at }: { actor: Actor; reason: string; at: Date },
): Promise<void> {
  await applyTransition(tx, runtime, {
    booking,
    to: "CONFIRMED",
    actor,
    reason,
    at,
    set: { waitsFor: null, confirmedAt: at },
  })
  await dropMails(tx, booking.id, holdMails, "paid")
  await oweCalendarEvents(tx, booking, runtime)
  const mail = {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    sequence: 0,
    sendAfter: at,
    at,
  }
  await oweEmail(tx, runtime, { ...mail, kind: "booking-confirmed", recipient: "client" })
  for (const hostId of booking.hostIds) {
    await oweEmail(tx, runtime, { ...mail, kind: "booking-received", recipient: hostId })
  }
  await oweReminders(tx, runtime, booking, at)
}
