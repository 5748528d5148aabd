import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange, type Change } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Writes down what was done to a schedule, such as `schedule.saved`. */
export async function recordScheduleChange(
  tx: Transaction,
  actor: Actor & { kind: "user" },
  change: Pick<Change, "action" | "at"> & { scheduleId: string; detail?: Change["detail"] },
  { ids }: Pick<Runtime, "ids">,
): Promise<void> {
  const { scheduleId, action, at, detail = {} } = change
  await recordChange(
    tx,
    actor,
    {
      organizerId: actor.organizerId,
      subjectKind: "schedule",
      subjectId: scheduleId,
      ...{ action, at, detail },
    },
    { ids },
  )
}
