import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

const HOUR = 3_600_000
const reminders = [
  { kind: "reminder-24h", before: 24 * HOUR },
  { kind: "reminder-1h", before: HOUR },
] as const

type Timed = {
  id: string
  organizerId: string
  startsAt: Date
  endsAt: Date
  icalSequence: number
}

/**
 * Owes the reminders a confirmed booking still has time for, in elapsed hours before its start, and its
 * completion at its end. After a move those of the old time are dropped, in the same transaction.
 */
export async function oweReminders(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "env">,
  booking: Timed,
  at: Date,
): Promise<void> {
  await dropReminders(tx, booking.id, "moved")
  for (const { kind, before } of reminders) {
    const sendAfter = new Date(booking.startsAt.getTime() - before)
    if (sendAfter <= at) continue
    await oweEmail(tx, runtime, {
      organizerId: booking.organizerId,
      bookingId: booking.id,
      kind,
      recipient: "client",
      sequence: booking.icalSequence,
      sendAfter,
      at,
    })
  }
  await enqueue(
    tx,
    "complete_booking",
    { bookingId: booking.id },
    { runAt: booking.endsAt, key: `complete:${booking.id}` },
  )
}

/** Nothing after the end: reminders that have not gone out are dropped with the reason. */
export async function dropReminders(
  tx: Transaction,
  bookingId: string,
  outcome: "moved" | "ended",
): Promise<void> {
  await tx
    .update(outboundEmails)
    .set({ state: "dropped", outcome })
    .where(
      and(
        eq(outboundEmails.bookingId, bookingId),
        eq(outboundEmails.state, "pending"),
        inArray(
          outboundEmails.kind,
          reminders.map((reminder) => reminder.kind),
        ),
      ),
    )
}
