import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { meetings } from "#db/schema/meetings.ts"

/** Whose turn of a round robin a meeting takes; null where nobody's does. */
export async function findTurnHost(tx: Transaction, meetingId: string): Promise<string | null> {
  const [meeting] = await tx
    .select({ turnHostId: meetings.turnHostId })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  return meeting?.turnHostId ?? null
}
