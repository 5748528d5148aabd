import { and, eq } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { hosts } from "#db/schema/organizers.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"

export type UserActor = Extract<Actor, { kind: "user" }>

/** Everybody minds their own calendars; owners and admins mind everybody's. */
export function mayMindHost(actor: UserActor, host: { userId: string | null }): boolean {
  return actor.role !== "member" || host.userId === actor.userId
}

/** A host of the actor's organizer whose calendars the actor may connect and choose; null otherwise. */
export async function findMindedHost(db: Queryable, actor: UserActor, hostId: string) {
  if (!isId(hostId)) return null
  const [host] = await db
    .select({ id: hosts.id, userId: hosts.userId, email: hosts.email })
    .from(hosts)
    .where(and(eq(hosts.organizerId, actor.organizerId), eq(hosts.id, hostId)))
  return host && mayMindHost(actor, host) ? host : null
}
