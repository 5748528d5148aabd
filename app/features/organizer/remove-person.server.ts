import { and, eq, isNull } from "drizzle-orm"
import { hosts, memberships, passwordResets } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findRole, hasOtherOwner, lockPeople } from "./lock-people.server.ts"
import { mayManage } from "./may-manage.ts"
import { revokeSessions } from "./revoke-sessions.server.ts"

export type RemovePersonResult =
  { ok: true } | { ok: false; problem: "not-found" | "role-too-small" | "last-owner" }

/**
 * Takes a person out of an organizer: their sessions end at once, and reset links that are still out are void.
 * Their host stays with its pages, hours and bookings, and nobody signs in as it. The user stays too: what they
 * did is still theirs in the audit log. One owner always stays.
 */
export async function removePerson(
  actor: Extract<Actor, { kind: "user" }>,
  { userId }: { userId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<RemovePersonResult> {
  const { organizerId } = actor
  if (!isId(userId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    const manager = await lockPeople(tx, actor)
    const role = await findRole(tx, organizerId, userId)
    if (role === null) return { ok: false, problem: "not-found" }
    if (manager === null || !mayManage(manager, role)) {
      return { ok: false, problem: "role-too-small" }
    }
    if (role === "owner" && !(await hasOtherOwner(tx, organizerId, userId))) {
      return { ok: false, problem: "last-owner" }
    }
    const at = await clock.now(tx)
    const freed = await tx
      .update(hosts)
      .set({ userId: null })
      .where(and(eq(hosts.organizerId, organizerId), eq(hosts.userId, userId)))
      .returning({ id: hosts.id })
    await tx
      .delete(memberships)
      .where(and(eq(memberships.organizerId, organizerId), eq(memberships.userId, userId)))
    await revokeSessions(tx, userId, at)
    await tx
      .update(passwordResets)
      .set({ usedAt: at })
      .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)))
    const detail = { role, hostId: freed[0]?.id ?? null }
    const subject = { subjectKind: "user", subjectId: userId, detail }
    await recordChange(
      tx,
      actor,
      { organizerId, action: "person.removed", ...subject, at },
      { ids },
    )
    return { ok: true }
  })
}
