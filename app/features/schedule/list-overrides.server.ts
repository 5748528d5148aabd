import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import type { DayOverride } from "./override-spans.ts"

/**
 * The overrides of a schedule, by date. The caller has made sure whose schedule it is.
 * @param dates only these; all of them when absent
 */
export async function listOverrides(
  db: Queryable,
  scheduleId: string,
  { dates }: { dates?: readonly string[] } = {},
): Promise<DayOverride[]> {
  return db.execute<DayOverride>(sql`
    select d.on_date::text as date, d.kind, d.label, coalesce((
        select json_agg(json_build_object('startMinute', r.start_minute, 'endMinute', r.end_minute)
          order by r.start_minute)
        from schedule_override_hours r
        where r.schedule_id = d.schedule_id and r.on_date = d.on_date), '[]'::json) as ranges
    from schedule_overrides d
    where d.schedule_id = ${scheduleId}
      and ${dates ? sql`d.on_date = any(${`{${dates.join(",")}}`}::date[])` : sql`true`}
    order by d.on_date`)
}
