import { and, asc, count, eq, gt, isNotNull } from "drizzle-orm"
import { meetings } from "#db/schema/meetings.ts"
import { calendarEvents } from "#db/schema/calendars.ts"
import { hosts } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { mayMindHost, type UserActor } from "./allowed-hosts.server.ts"
import { listConnections, type ShownConnection } from "./queries.server.ts"

/** A host with the accounts they have connected. */
export type HostCalendars = {
  hostId: string
  name: string
  connections: ShownConnection[]
  /** Bookings to come whose event could not be written as it should be. */
  unwritten: number
}

/** The hosts whose calendars the actor may mind, by when they joined. */
export async function listHostCalendars(
  actor: UserActor,
  runtime: Pick<Runtime, "db" | "clock">,
): Promise<HostCalendars[]> {
  const { db, clock } = runtime
  const now = await clock.now(db)
  const [everybody, connections, unwritten] = await Promise.all([
    db
      .select({ hostId: hosts.id, name: hosts.name, userId: hosts.userId })
      .from(hosts)
      .where(eq(hosts.organizerId, actor.organizerId))
      .orderBy(asc(hosts.createdAt), asc(hosts.id)),
    listConnections(actor, runtime),
    db
      .select({ hostId: calendarEvents.hostId, events: count() })
      .from(calendarEvents)
      .innerJoin(meetings, eq(meetings.id, calendarEvents.meetingId))
      .where(
        and(
          eq(calendarEvents.organizerId, actor.organizerId),
          isNotNull(calendarEvents.lastError),
          gt(meetings.endsAt, now),
        ),
      )
      .groupBy(calendarEvents.hostId),
  ])
  return everybody
    .filter((host) => mayMindHost(actor, host))
    .map(({ hostId, name }) => ({
      hostId,
      name,
      connections: connections.filter((connection) => connection.hostId === hostId),
      unwritten: unwritten.find((row) => row.hostId === hostId)?.events ?? 0,
    }))
}
