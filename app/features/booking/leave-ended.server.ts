import { and, eq, type SQL } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Gives bookings of a meeting that have ended a meeting of their own, as it is now and without its time, before it
 * changes for the others: what they were for, and with whom, stays true of them. They remember the meeting that they
 * left: money that comes late looks for a place there first.
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
  await tx.update(bookings).set({ meetingId: id, leftMeetingId: meetingId }).where(ended)
}
