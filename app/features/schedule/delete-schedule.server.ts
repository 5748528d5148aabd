import { and, eq, ne } from "drizzle-orm"
import { databaseProblem } from "#db/problems.ts"
import { schedules } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { lockHost } from "./lock-host.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"

export type DeleteScheduleResult =
  { ok: true } | { ok: false; problem: "not-found" | "used" | "only-one" }

/**
 * Deletes a schedule that no page uses, with its overrides. A host keeps at least one: new pages begin with
 * it. The database refuses when a page began to use it meanwhile.
 */
export async function deleteSchedule(
  actor: Actor & { kind: "user" },
  { scheduleId }: { scheduleId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<DeleteScheduleResult> {
  try {
    return await inTransaction(db, async (tx) => {
      const schedule = await findLockedSchedule(tx, actor.organizerId, scheduleId)
      if (!schedule) return { ok: false, problem: "not-found" }
      await lockHost(tx, actor.organizerId, schedule.hostId)
      const others = await tx
        .select({ id: schedules.id })
        .from(schedules)
        .where(and(eq(schedules.hostId, schedule.hostId), ne(schedules.id, scheduleId)))
        .limit(1)
      if (others.length === 0) return { ok: false, problem: "only-one" }
      await tx.delete(schedules).where(eq(schedules.id, scheduleId))
      const at = await clock.now(tx)
      const { hostId } = schedule
      const change = { scheduleId, action: "schedule.deleted", at, detail: { hostId } }
      await recordScheduleChange(tx, actor, change, { ids })
      return { ok: true }
    })
  } catch (error) {
    const problem = databaseProblem(error)
    if (problem?.constraint_name === "page_hosts_schedule") return { ok: false, problem: "used" }
    throw error
  }
}
