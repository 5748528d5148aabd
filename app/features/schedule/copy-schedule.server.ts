import { eq, sql } from "drizzle-orm"
import { scheduleHours } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { AddScheduleResult } from "./add-schedule.server.ts"
import { createSchedule } from "./create-schedule.server.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { isNameTaken } from "./is-name-taken.server.ts"
import { lockHost } from "./lock-host.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"

/** Makes a second schedule of the same host with the same hours, overrides and holidays, under another name. */
export async function copySchedule(
  actor: Actor & { kind: "user" },
  { scheduleId: fromId, name }: { scheduleId: string; name: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<AddScheduleResult> {
  const { organizerId } = actor
  return inTransaction(db, async (tx) => {
    const from = await findLockedSchedule(tx, organizerId, fromId)
    if (!from) return { ok: false, problem: "not-found" }
    const { hostId, timeZone, holidayCountry, holidayRegion } = from
    await lockHost(tx, organizerId, hostId)
    if (await isNameTaken(tx, { hostId, name })) {
      return { ok: false, problem: "schedule-name-taken" }
    }
    const at = await clock.now(tx)
    const hours = await tx.select().from(scheduleHours).where(eq(scheduleHours.scheduleId, fromId))
    const scheduleId = await createSchedule(
      tx,
      { organizerId, hostId, name, timeZone, hours, holidayCountry, holidayRegion },
      { ids, at },
    )
    await tx.execute(sql`
      insert into schedule_overrides (schedule_id, on_date, kind, label)
      select ${scheduleId}::uuid, on_date, kind, label from schedule_overrides
      where schedule_id = ${fromId}`)
    await tx.execute(sql`
      insert into schedule_override_hours (schedule_id, on_date, start_minute, end_minute)
      select ${scheduleId}::uuid, on_date, start_minute, end_minute from schedule_override_hours
      where schedule_id = ${fromId}`)
    const change = { scheduleId, action: "schedule.copied", at, detail: { fromId } }
    await recordScheduleChange(tx, actor, change, { ids })
    return { ok: true, scheduleId }
  })
}
