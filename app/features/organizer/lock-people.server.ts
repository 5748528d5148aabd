import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { memberships, organizers } from "#db/schema/organizers.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Role } from "./may-manage.ts"

/**
 * Locks who belongs to an organizer, so that changes of people follow one another and of two owners who give up
 * at once one stays. Answers the actor's role as it is now: it may have changed since the request began.
 * @returns null when the actor does not belong any more
 */
export async function lockPeople(
  tx: Transaction,
  { organizerId, userId }: Extract<Actor, { kind: "user" }>,
): Promise<Role | null> {
  await lockOrganizer(tx, organizerId)
  return findRole(tx, organizerId, userId)
}

/** The lock alone, for who does not belong yet. */
export async function lockOrganizer(tx: Transaction, organizerId: string): Promise<void> {
  await tx
    .select({ id: organizers.id })
    .from(organizers)
    .where(eq(organizers.id, organizerId))
    .for("no key update")
}

/** Somebody's role with an organizer; null when they do not belong to it. */
export async function findRole(
  tx: Transaction,
  organizerId: string,
  userId: string,
): Promise<Role | null> {
  const [found] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.organizerId, organizerId), eq(memberships.userId, userId)))
  return found?.role ?? null
}

/** Whether an organizer has an owner beside this one. To be asked under the lock. */
export async function hasOtherOwner(
  tx: Transaction,
  organizerId: string,
  userId: string,
): Promise<boolean> {
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizerId, organizerId), eq(memberships.role, "owner")))
  return owners.some((owner) => owner.userId !== userId)
}
