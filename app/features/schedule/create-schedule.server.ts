import type { Transaction } from "#db/client.ts"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import type { IdSource } from "#app/platform/ids.ts"
import { defaultWeeklyHours } from "./schema.ts"

/** Gives a host a schedule with the hours everybody begins with. Answers its id. */
export async function createSchedule(
  tx: Transaction,
  { organizerId, hostId, timeZone }: { organizerId: string; hostId: string; timeZone: string },
  { ids, at }: { ids: IdSource; at: Date },
): Promise<string> {
  const id = ids()
  await tx.insert(schedules).values({
    id,
    organizerId,
    hostId,
    name: "",
    timeZone,
    createdAt: at,
    updatedAt: at,
  })
  await tx
    .insert(scheduleHours)
    .values(defaultWeeklyHours.map((range) => ({ scheduleId: id, ...range })))
  return id
}
