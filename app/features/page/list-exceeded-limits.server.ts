import { sql } from "drizzle-orm"
import { takesTime } from "#app/features/booking/takes-time.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { PageContent } from "./schema.ts"

/** A limit that is lower than what some host has booked already: the fullest such day, week or month. */
export type ExceededLimit = {
  place: keyof PageContent["limits"]
  hostName: string
  /** First local day of the period in the host's schedule's zone, `YYYY-MM-DD`. */
  firstDate: string
  /** Bookings of the page with this host in it; more than the limit. */
  booked: number
}

/**
 * Where more is booked on a page than these limits let through, from the present day, week and month on. It
 * counts as the offer does (slots.md, rule 9): per host, by the days of the schedule's zone, live holds
 * included. One query; none without limits.
 */
export async function listExceededLimits(
  { organizerId, pageId }: { organizerId: string; pageId: string },
  limits: PageContent["limits"],
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<ExceededLimit[]> {
  const { perDay, perWeek, perMonth } = limits
  if (perDay === null && perWeek === null && perMonth === null) return []
  const at = await clock.now(db)
  const now = sql`${at.toISOString()}::timestamptz`
  return db.execute<ExceededLimit>(sql`
    with booked as (
      select h.id, h.name, m.starts_at at time zone s.time_zone as starts,
        ${now} at time zone s.time_zone as now
      from meetings m
      join bookings b on b.meeting_id = m.id
      cross join lateral unnest(m.host_ids) part (host_id)
      join page_hosts ph on ph.page_id = m.page_id and ph.host_id = part.host_id
      join hosts h on h.id = ph.host_id
      join schedules s on s.id = ph.schedule_id
      where m.organizer_id = ${organizerId} and m.page_id = ${pageId}
        and m.starts_at >= ${now} - interval '33 days'
        and ${takesTime(at)}
    ), counted as (
      select p.place, name, date_trunc(p.period, starts) as first, count(*)::int as booked
      from booked, (values
        ('perDay', 'day', ${perDay}::int),
        ('perWeek', 'week', ${perWeek}::int),
        ('perMonth', 'month', ${perMonth}::int)) as p (place, period, most)
      where date_trunc(p.period, starts) >= date_trunc(p.period, now)
      group by p.place, p.most, id, name, date_trunc(p.period, starts)
      having count(*) > p.most
    )
    select distinct on (place) place, name as "hostName", first::date::text as "firstDate", booked
    from counted order by place, booked desc, first, name`)
}
