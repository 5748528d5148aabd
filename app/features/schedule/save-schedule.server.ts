import { eq } from "drizzle-orm"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { isNameTaken } from "./is-name-taken.server.ts"
import { lockHost } from "./lock-host.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"
import { overlappingRanges, type WeeklyRange } from "./schema.ts"

export type SaveScheduleResult =
  | { ok: true }
  | {
      ok: false
      problem: "not-found" | "hours-overlap" | "schedule-name-taken" | "changed-meanwhile"
    }

/**
 * Replaces a schedule's name, zone and weekly hours. Bookings keep their time; only what is offered changes.
 * @param input `hours` each as the tables hold it (weekday 1 to 7, minutes 0 to 1440), which may touch and run
 *   over midnight; `name` when it changes; `basedOn` is the `updatedAt` that the form began with: when
 *   somebody saved since, nothing is written
 */
export async function saveSchedule(
  actor: Actor & { kind: "user" },
  input: {
    scheduleId: string
    name?: string
    timeZone: string
    hours: WeeklyRange[]
    basedOn?: Date
  },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveScheduleResult> {
  const { scheduleId, timeZone, hours, basedOn } = input
  if (overlappingRanges(hours).length > 0) return { ok: false, problem: "hours-overlap" }
  return inTransaction(db, async (tx) => {
    const schedule = await findLockedSchedule(tx, actor.organizerId, scheduleId)
    if (!schedule) return { ok: false, problem: "not-found" }
    const { hostId, updatedAt } = schedule
    if (basedOn && basedOn.getTime() !== updatedAt.getTime()) {
      return { ok: false, problem: "changed-meanwhile" }
    }
    const name = input.name ?? schedule.name
    if (name !== schedule.name) {
      await lockHost(tx, actor.organizerId, hostId)
      if (await isNameTaken(tx, { hostId, name, except: scheduleId })) {
        return { ok: false, problem: "schedule-name-taken" }
      }
    }
    const at = await clock.now(tx)
    // Never the same stamp twice: it is what the next save is held against.
    const stamp = new Date(Math.max(at.getTime(), updatedAt.getTime() + 1))
    await tx
      .update(schedules)
      .set({ name, timeZone, updatedAt: stamp })
      .where(eq(schedules.id, scheduleId))
    await tx.delete(scheduleHours).where(eq(scheduleHours.scheduleId, scheduleId))
    if (hours.length > 0) {
      await tx.insert(scheduleHours).values(hours.map((range) => ({ scheduleId, ...range })))
    }
    const detail = { timeZone, ranges: hours.length, renamed: name !== schedule.name }
    await recordScheduleChange(
      tx,
      actor,
      { scheduleId, action: "schedule.saved", at, detail },
      { ids },
    )
    return { ok: true }
  })
}
