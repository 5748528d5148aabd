import { and, eq, inArray, ne } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { calendarConnections, calendars } from "#db/schema/calendars.ts"

export type Destination = { hostId: string; calendarId: string; provider: string }

/** The calendar of each host into which our events are written; hosts without one are left out. */
export async function listDestinations(
  db: Queryable,
  hostIds: readonly string[],
): Promise<Destination[]> {
  if (hostIds.length === 0) return []
  return await db
    .select({
      hostId: calendars.hostId,
      calendarId: calendars.id,
      provider: calendarConnections.provider,
    })
    .from(calendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
    .where(
      and(
        inArray(calendars.hostId, [...hostIds]),
        eq(calendars.isDestination, true),
        ne(calendarConnections.state, "disconnected"),
      ),
    )
}
