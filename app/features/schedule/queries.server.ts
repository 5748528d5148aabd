import { and, asc, eq, sql } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { WeeklyRange } from "./schema.ts"

export type Schedule = {
  id: string
  /** Empty for the first one, which is named after its host. */
  name: string
  hostId: string
  hostName: string
  timeZone: string
  /** By weekday and start. */
  hours: WeeklyRange[]
  updatedAt: Date
}

const columns = {
  id: schedules.id,
  name: schedules.name,
  hostId: schedules.hostId,
  hostName: hosts.name,
  timeZone: schedules.timeZone,
  hours: sql<WeeklyRange[]>`coalesce((
    select json_agg(json_build_object(
      'weekday', ${scheduleHours.weekday},
      'startMinute', ${scheduleHours.startMinute},
      'endMinute', ${scheduleHours.endMinute}
    ) order by ${scheduleHours.weekday}, ${scheduleHours.startMinute})
    from ${scheduleHours} where ${scheduleHours.scheduleId} = ${schedules.id}
  ), '[]'::json)`,
  updatedAt: schedules.updatedAt,
}

/** Every schedule of one organizer, oldest first. */
export async function listSchedules(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<Schedule[]> {
  return db
    .select(columns)
    .from(schedules)
    .innerJoin(hosts, eq(hosts.id, schedules.hostId))
    .where(eq(schedules.organizerId, organizerId))
    .orderBy(asc(schedules.createdAt), asc(schedules.id))
}

/** One schedule of this organizer; null when there is none, or it is another's. */
export async function findSchedule(
  organizerId: string,
  scheduleId: string,
  { db }: Pick<Runtime, "db">,
): Promise<Schedule | null> {
  if (!isId(scheduleId)) return null
  const [row] = await db
    .select(columns)
    .from(schedules)
    .innerJoin(hosts, eq(hosts.id, schedules.hostId))
    .where(and(eq(schedules.organizerId, organizerId), eq(schedules.id, scheduleId)))
  return row ?? null
}
