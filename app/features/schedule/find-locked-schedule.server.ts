import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { schedules } from "#db/schema/schedules.ts"
import { isId } from "#app/platform/ids.ts"

export type LockedSchedule = typeof schedules.$inferSelect

/** One schedule of this organizer, locked until the transaction ends; null when there is none. */
export async function findLockedSchedule(
  tx: Transaction,
  organizerId: string,
  scheduleId: string,
): Promise<LockedSchedule | null> {
  if (!isId(scheduleId)) return null
  const [row] = await tx
    .select()
    .from(schedules)
    .where(and(eq(schedules.organizerId, organizerId), eq(schedules.id, scheduleId)))
    .for("update")
  return row ?? null
}
