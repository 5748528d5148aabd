import { and, asc, eq, sql } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import { isId } from "#app/platform/ids.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { WeeklyRange } from "./schema.ts"

export type Schedule = {
  id: string
  /** Empty for the usual one. */
  name: string
  hostId: string
  hostName: string
  /** Whose sign-in the host has; null when none. */
  hostUserId: string | null
  hostPausedAt: Date | null
  timeZone: string
  /** By weekday and start. */
  hours: WeeklyRange[]
  holidayCountry: string | null
  holidayRegion: string | null
  /** The pages on which it counts for its host, archived ones too, by title. */
  usedBy: { pageId: string; title: string; status: PageStatus }[]
  updatedAt: Date
}

const columns = {
  id: schedules.id,
  name: schedules.name,
  hostId: schedules.hostId,
  hostName: hosts.name,
  hostUserId: hosts.userId,
  hostPausedAt: hosts.pausedAt,
  timeZone: schedules.timeZone,
  holidayCountry: schedules.holidayCountry,
  holidayRegion: schedules.holidayRegion,
  hours: sql<WeeklyRange[]>`coalesce((
    select json_agg(json_build_object(
      'weekday', ${scheduleHours.weekday},
      'startMinute', ${scheduleHours.startMinute},
      'endMinute', ${scheduleHours.endMinute}
    ) order by ${scheduleHours.weekday}, ${scheduleHours.startMinute})
    from ${scheduleHours} where ${scheduleHours.scheduleId} = ${schedules.id}
  ), '[]'::json)`,
  usedBy: sql<Schedule["usedBy"]>`coalesce((
    select json_agg(json_build_object('pageId', p.id, 'title', p.title, 'status', p.status)
      order by lower(p.title), p.id)
    from page_hosts ph
    join pages p on p.id = ph.page_id
    where ph.host_id = ${schedules.hostId} and ph.schedule_id = ${schedules.id}
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
