import { and, eq, lt } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { meetings } from "#db/schema/bookings.ts"

/** Makes room in a meeting that was begun when the page sold fewer seats. The caller has locked its hosts. */
export async function joinMeeting(
  tx: Transaction,
  meetingId: string,
  capacity: number,
): Promise<void> {
  await tx
    .update(meetings)
    .set({ capacity })
    .where(and(eq(meetings.id, meetingId), lt(meetings.capacity, capacity)))
}
