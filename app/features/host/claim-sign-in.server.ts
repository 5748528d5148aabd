import { and, eq, ne } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { hosts, memberships } from "#db/schema/organizers.ts"
import { isId } from "#app/platform/ids.ts"

/** A person signs in as one host at most, and only one of the organizer's own people does. */
export type SignInProblem = "sign-in-unknown" | "sign-in-taken"

/**
 * Whether a user may become the sign-in of a host. Locks the membership, so that of two hosts who are given
 * the same sign-in at once the second is refused.
 * @param hostId the host that gets it, which may have it already
 */
export async function claimSignIn(
  tx: Transaction,
  organizerId: string,
  { userId, hostId }: { userId: string | null; hostId: string },
): Promise<SignInProblem | null> {
  if (userId === null) return null
  if (!isId(userId)) return "sign-in-unknown"
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizerId, organizerId), eq(memberships.userId, userId)))
    .for("update")
  if (!member) return "sign-in-unknown"
  const [other] = await tx
    .select({ id: hosts.id })
    .from(hosts)
    .where(and(eq(hosts.organizerId, organizerId), eq(hosts.userId, userId), ne(hosts.id, hostId)))
    .limit(1)
  return other ? "sign-in-taken" : null
}
