import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { scheduleOverrides } from "#db/schema/schedules.ts"
import { dateAt } from "#app/features/availability/bookable-months.ts"
import type { LockedSchedule } from "./find-locked-schedule.server.ts"
import { publicHolidays } from "./public-holidays.server.ts"

/** This year and the next two. */
const YEARS = 3

/**
 * Makes the holidays ahead of a schedule equal to what its country has: from today to the end of the year
 * after next. Never touches a date that the organizer gave hours of its own, nor one that is worked on.
 * @param schedule locked
 */
export async function keepHolidays(
  tx: Transaction,
  schedule: LockedSchedule,
  now: Date,
): Promise<void> {
  const { id: scheduleId, timeZone, holidayCountry: country, holidayRegion: region } = schedule
  if (country === null) return
  const today = dateAt(now.getTime(), timeZone)
  const first = Number(today.slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, index) => first + index)
  const locale = await localeOf(tx, schedule.organizerId)
  const wanted = [...(await publicHolidays({ country, region, locale }, years))].filter(
    ([date]) => date >= today && date <= `${first + YEARS - 1}-12-31`,
  )
  await tx.execute(sql`
    delete from schedule_overrides
    where schedule_id = ${scheduleId} and kind = 'holiday' and on_date >= ${today}::date
      and not on_date = any(${`{${wanted.map(([date]) => date).join(",")}}`}::date[])`)
  if (wanted.length === 0) return
  await tx
    .insert(scheduleOverrides)
    .values(
      wanted.map(([onDate, label]) => ({ scheduleId, onDate, kind: "holiday" as const, label })),
    )
    .onConflictDoUpdate({
      target: [scheduleOverrides.scheduleId, scheduleOverrides.onDate],
      set: { label: sql`excluded.label` },
      setWhere: sql`${scheduleOverrides.kind} <> 'own'`,
    })
}

async function localeOf(tx: Transaction, organizerId: string): Promise<string> {
  const [row] = await tx.execute<{ locale: string }>(
    sql`select locale from organizers where id = ${organizerId}`,
  )
  return row?.locale ?? "en"
}
