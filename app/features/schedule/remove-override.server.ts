import { and, between, eq } from "drizzle-orm"
import { scheduleOverrides } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { keepHolidays } from "./keep-holidays.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"

/**
 * Takes the organizer's own overrides off some dates, both ends included: the weekly hours count again, or
 * the holiday that the date is.
 */
export async function removeOverride(
  actor: Actor & { kind: "user" },
  { scheduleId, from, until }: { scheduleId: string; from: string; until: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  return inTransaction(db, async (tx) => {
    const schedule = await findLockedSchedule(tx, actor.organizerId, scheduleId)
    if (!schedule) return { ok: false, problem: "not-found" }
    const gone = await tx
      .delete(scheduleOverrides)
      .where(
        and(
          eq(scheduleOverrides.scheduleId, scheduleId),
          eq(scheduleOverrides.kind, "own"),
          between(scheduleOverrides.onDate, from, until),
        ),
      )
      .returning({ onDate: scheduleOverrides.onDate })
    if (gone.length === 0) return { ok: true }
    const at = await clock.now(tx)
    await keepHolidays(tx, schedule, at)
    const detail = { from, until, dates: gone.length }
    const change = { scheduleId, action: "schedule.override-removed", at, detail }
    await recordScheduleChange(tx, actor, change, { ids })
    return { ok: true }
  })
}
