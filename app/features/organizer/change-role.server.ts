import { and, eq } from "drizzle-orm"
import { memberships } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findRole, hasOtherOwner, lockPeople } from "./lock-people.server.ts"
import { mayManage, type Role } from "./may-manage.ts"

export type ChangeRoleResult =
  { ok: true } | { ok: false; problem: "not-found" | "role-too-small" | "last-owner" }

/**
 * Makes a person an owner, an admin or a member; it counts with their next request. Only an owner makes or
 * unmakes owners, and one always stays. Sent twice, the second changes nothing.
 */
export async function changeRole(
  actor: Extract<Actor, { kind: "user" }>,
  { userId, role }: { userId: string; role: Role },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<ChangeRoleResult> {
  const { organizerId } = actor
  if (!isId(userId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    const manager = await lockPeople(tx, actor)
    const was = await findRole(tx, organizerId, userId)
    if (was === null) return { ok: false, problem: "not-found" }
    if (manager === null || !mayManage(manager, was) || !mayManage(manager, role)) {
      return { ok: false, problem: "role-too-small" }
    }
    if (was === role) return { ok: true }
    if (was === "owner" && !(await hasOtherOwner(tx, organizerId, userId))) {
      return { ok: false, problem: "last-owner" }
    }
    await tx
      .update(memberships)
      .set({ role })
      .where(and(eq(memberships.organizerId, organizerId), eq(memberships.userId, userId)))
    const at = await clock.now(tx)
    const subject = { subjectKind: "user", subjectId: userId, detail: { from: was, to: role } }
    await recordChange(
      tx,
      actor,
      { organizerId, action: "person.role-changed", ...subject, at },
      { ids },
    )
    return { ok: true }
  })
}
