import { eq } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { catchUpTurns } from "./catch-up-turns.server.ts"
import { lockHost } from "./lock-host.server.ts"

/**
 * Pauses a host, or lets them go on: while they are paused none of their times is offered or can be taken.
 * Bookings and holds that are there stay. Sent twice, the second changes nothing.
 */
export async function pauseHost(
  actor: Actor & { kind: "user" },
  { hostId, isPaused }: { hostId: string; isPaused: boolean },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  const { organizerId } = actor
  if (!isId(hostId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    if (!(await lockHost(tx, organizerId, hostId))) return { ok: false, problem: "not-found" }
    const [host] = await tx.select().from(hosts).where(eq(hosts.id, hostId))
    if (!host || (host.pausedAt !== null) === isPaused) return { ok: true }
    const at = await clock.now(tx)
    await tx
      .update(hosts)
      .set({ pausedAt: isPaused ? at : null })
      .where(eq(hosts.id, hostId))
    if (!isPaused) await catchUpTurns(tx, hostId)
    const action = isPaused ? "host.paused" : "host.resumed"
    await recordChange(
      tx,
      actor,
      { organizerId, action, subjectKind: "host", subjectId: hostId, at },
      { ids },
    )
    return { ok: true }
  })
}
