import { and, eq } from "drizzle-orm"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { overlappingRanges, type WeeklyRange } from "./schema.ts"

export type SaveScheduleResult =
  { ok: true } | { ok: false; problem: "not-found" | "hours-overlap" }

/**
 * Replaces a schedule's zone and weekly hours. Bookings keep their time; only what is offered changes.
 * @param input `hours` each as the tables hold it (weekday 1 to 7, minutes 0 to 1440); ranges may touch and run over midnight
 */
export async function saveSchedule(
  actor: Actor & { kind: "user" },
  input: { scheduleId: string; timeZone: string; hours: WeeklyRange[] },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveScheduleResult> {
  const { scheduleId, timeZone, hours } = input
  const { organizerId } = actor
  if (!isId(scheduleId)) return { ok: false, problem: "not-found" }
  if (overlappingRanges(hours).length > 0) return { ok: false, problem: "hours-overlap" }
  return inTransaction(db, async (tx) => {
    const [schedule] = await tx
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.organizerId, organizerId), eq(schedules.id, scheduleId)))
      .for("update")
    if (!schedule) return { ok: false, problem: "not-found" }
    const at = await clock.now(tx)
    await tx.update(schedules).set({ timeZone, updatedAt: at }).where(eq(schedules.id, scheduleId))
    await tx.delete(scheduleHours).where(eq(scheduleHours.scheduleId, scheduleId))
    if (hours.length > 0) {
      await tx.insert(scheduleHours).values(hours.map((range) => ({ scheduleId, ...range })))
    }
    await recordChange(
      tx,
      actor,
      {
        organizerId,
        action: "schedule.saved",
        subjectKind: "schedule",
        subjectId: scheduleId,
        detail: { timeZone, ranges: hours.length },
        at,
      },
      { ids },
    )
    return { ok: true }
  })
}
