import type { Transaction } from "#db/client.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Reminder } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { dropMails, reminderMails } from "./drop-mails.server.ts"

const HOUR = 3_600_000
const reminderKinds = [
  { wish: "24h", kind: "reminder-24h", before: 24 * HOUR },
  { wish: "1h", kind: "reminder-1h", before: HOUR },
] as const satisfies readonly { wish: Reminder; kind: string; before: number }[]

type Timed = {
  id: string
  organizerId: string
  revisionId: string
  startsAt: Date
  endsAt: Date
  icalSequence: number
}

/**
 * Owes the reminders that a confirmed booking's page was sold with and that it still has time for, in elapsed
 * hours before its start, and its completion at its end. After a move those of the old time are dropped, in the same transaction.
 */
export async function oweReminders(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "env">,
  booking: Timed,
  at: Date,
): Promise<void> {
  await dropMails(tx, booking.id, reminderMails, "moved")
  const { reminders } = await getRevisionContent(tx, booking.revisionId)
  for (const { wish, kind, before } of reminderKinds) {
    if (!reminders.includes(wish)) continue
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
