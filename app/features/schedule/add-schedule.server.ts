import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { createSchedule } from "./create-schedule.server.ts"
import { isNameTaken } from "./is-name-taken.server.ts"
import { lockHost } from "./lock-host.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"

export type AddScheduleResult =
  { ok: true; scheduleId: string } | { ok: false; problem: "not-found" | "schedule-name-taken" }

/** Gives a host one more schedule, Monday to Friday 9 to 17. No page uses it yet. */
export async function addSchedule(
  actor: Actor & { kind: "user" },
  { hostId, name, timeZone }: { hostId: string; name: string; timeZone: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<AddScheduleResult> {
  const { organizerId } = actor
  if (!isId(hostId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    if (!(await lockHost(tx, organizerId, hostId))) return { ok: false, problem: "not-found" }
    if (await isNameTaken(tx, { hostId, name })) {
      return { ok: false, problem: "schedule-name-taken" }
    }
    const at = await clock.now(tx)
    const input = { organizerId, hostId, name, timeZone }
    const scheduleId = await createSchedule(tx, input, { ids, at })
    const change = { scheduleId, action: "schedule.created", at, detail: { hostId, timeZone } }
    await recordScheduleChange(tx, actor, change, { ids })
    return { ok: true, scheduleId }
  })
}
