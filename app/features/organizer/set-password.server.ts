import { and, asc, eq, isNull } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { memberships, passwordResets, users } from "#db/schema/organizers.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { IdSource } from "#app/platform/ids.ts"
import { revokeSessions } from "./revoke-sessions.server.ts"

/**
 * Gives a user another password: every session ends, every reset link that is still out is void, and the
 * change is written down.
 * @param action how the audit log names the way it came about
 */
export async function setPassword(
  tx: Transaction,
  input: { userId: string; passwordHash: string; action: string },
  { ids, at }: { ids: IdSource; at: Date },
): Promise<void> {
  const { userId, passwordHash, action } = input
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
  await revokeSessions(tx, userId, at)
  await tx
    .update(passwordResets)
    .set({ usedAt: at })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)))
  const [membership] = await tx
    .select({ organizerId: memberships.organizerId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.createdAt))
    .limit(1)
  if (!membership) return
  await recordChange(
    tx,
    { kind: "user", userId, ...membership },
    { organizerId: membership.organizerId, action, subjectKind: "user", subjectId: userId, at },
    { ids },
  )
}
