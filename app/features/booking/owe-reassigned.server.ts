import type { Transaction } from "#db/client.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import { oweReminders } from "./owe-reminders.server.ts"

/** What a change of host causes: a mail to the client and to both hosts, and reminders that name the new one. */
export async function oweReassigned(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  { from, to }: { from: string; to: string },
  at: Date,
): Promise<void> {
  const mail = {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    sequence: booking.icalSequence,
    sendAfter: at,
    at,
  }
  await oweEmail(tx, runtime, { ...mail, kind: "booking-reassigned", recipient: "client" })
  await oweEmail(tx, runtime, { ...mail, kind: "booking-handed-over", recipient: from })
  await oweEmail(tx, runtime, { ...mail, kind: "booking-received", recipient: to })
  await oweReminders(tx, runtime, booking, at)
}
