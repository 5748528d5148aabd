import type { Transaction } from "#db/client.ts"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import type { IdSource } from "#app/platform/ids.ts"
import { defaultWeeklyHours, type WeeklyRange } from "./schema.ts"

export type NewSchedule = {
  organizerId: string
  hostId: string
  timeZone: string
  /** Empty for the usual one. */
  name?: string
  hours?: readonly WeeklyRange[]
  holidayCountry?: string | null
  holidayRegion?: string | null
}

/** Gives a host a schedule, with the hours everybody begins with unless told others. Answers its id. */
export async function createSchedule(
  tx: Transaction,
  { hours = defaultWeeklyHours, name = "", ...schedule }: NewSchedule,
  { ids, at }: { ids: IdSource; at: Date },
): Promise<string> {
  const id = ids()
  await tx.insert(schedules).values({ ...schedule, id, name, createdAt: at, updatedAt: at })
  if (hours.length > 0) {
    await tx.insert(scheduleHours).values(
      hours.map(({ weekday, startMinute, endMinute }) => ({
        scheduleId: id,
        ...{ weekday, startMinute, endMinute },
      })),
    )
  }
  return id
}
