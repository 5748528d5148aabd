import type { Transaction } from "#db/client.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { oweEmail } from "./owe-email.server.ts"

/** What an organizer must look at themselves. */
const alerts = [
  "amount-mismatch",
  "refunded-elsewhere",
  "refund-failed",
  "disputed",
  "unknown-payment",
  "email-refused",
] as const
export type Alert = (typeof alerts)[number]

/** Owes the host of a booking one mail about it per kind of alert. */
export async function alertOrganizer(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "env">,
  booking: { id: string; organizerId: string; hostId: string },
  { alert, at }: { alert: Alert; at: Date },
): Promise<void> {
  await oweEmail(tx, runtime, {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    kind: "organizer-alert",
    recipient: booking.hostId,
    sequence: alerts.indexOf(alert),
    sendAfter: at,
    at,
    detail: { alert },
  })
}
