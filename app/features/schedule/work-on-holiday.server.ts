import { and, eq, ne } from "drizzle-orm"
import { scheduleOverrides } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { readDate } from "#app/features/availability/bookable-months.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"

/**
 * Says that the weekly hours count on one holiday ("YYYY-MM-DD") all the same, or that it is closed after
 * all. Not found when that date is no holiday of the schedule.
 */
export async function workOnHoliday(
  actor: Actor & { kind: "user" },
  { scheduleId, date, isWorked }: { scheduleId: string; date: string; isWorked: boolean },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  return inTransaction(db, async (tx) => {
    const schedule = await findLockedSchedule(tx, actor.organizerId, scheduleId)
    if (!schedule || readDate(date) === null) return { ok: false, problem: "not-found" }
    const kind = isWorked ? ("worked-holiday" as const) : ("holiday" as const)
    const { scheduleId: ofSchedule, onDate, kind: kindNow } = scheduleOverrides
    const changed = await tx
      .update(scheduleOverrides)
      .set({ kind })
      .where(and(eq(ofSchedule, scheduleId), eq(onDate, date), ne(kindNow, "own")))
      .returning({ onDate })
    if (changed.length === 0) return { ok: false, problem: "not-found" }
    const at = await clock.now(tx)
    const detail = { date, isWorked }
    const change = { scheduleId, action: "schedule.holiday-changed", at, detail }
    await recordScheduleChange(tx, actor, change, { ids })
    return { ok: true }
  })
}
