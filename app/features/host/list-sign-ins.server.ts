import { and, asc, eq, isNull, or } from "drizzle-orm"
import { hosts, memberships, users } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Somebody who can sign in for the organizer. */
export type SignIn = { userId: string; name: string; email: string }

/** The organizer's users whom a host can be given as sign-in: those no other host has. @param hostId its own stays among them */
export async function listSignIns(
  organizerId: string,
  hostId: string | null,
  { db }: Pick<Runtime, "db">,
): Promise<SignIn[]> {
  return db
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(hosts, and(eq(hosts.userId, users.id), eq(hosts.organizerId, organizerId)))
    .where(
      and(
        eq(memberships.organizerId, organizerId),
        hostId === null ? isNull(hosts.id) : or(isNull(hosts.id), eq(hosts.id, hostId)),
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
}
