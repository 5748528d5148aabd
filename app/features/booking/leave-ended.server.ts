import { and, eq, inArray, notExists, or, type SQL } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings, meetings } from "#db/schema/bookings.ts"
import { checkouts } from "#db/schema/payments.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Gives bookings of a meeting that have ended a meeting of their own, as it is now and without its time, before it
 * changes for the others: what they were for, and with whom, stays true of them.
 * @param which those of the meeting's bookings that stay behind; none of them takes time
 */
export async function leaveEnded(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  meetingId: string,
  { which, at }: { which: SQL | undefined; at: Date },
): Promise<void> {
  const ended = and(eq(bookings.meetingId, meetingId), which)
  const [one] = await tx.select({ id: bookings.id }).from(bookings).where(ended).limit(1)
  const [meeting] = one ? await tx.select().from(meetings).where(eq(meetings.id, meetingId)) : []
  if (!meeting) return
  const id = runtime.ids()
  await tx.insert(meetings).values({ ...meeting, id, createdAt: at })
  await tx.update(bookings).set({ meetingId: id }).where(ended)
}

/**
 * Bookings that have ended for good. A hold whose money may still come stays with its meeting: the seat it would get is
 * there, with whoever is the host by then.
 */
export function endedForGood(tx: Transaction): SQL | undefined {
  const unanswered = tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.bookingId, bookings.id),
        inArray(checkouts.state, ["creating", "open", "complete"]),
      ),
    )
  return or(
    inArray(bookings.state, ["CANCELED", "COMPLETED", "REFUNDED"]),
    and(eq(bookings.state, "ABANDONED"), notExists(unanswered)),
  )
}
