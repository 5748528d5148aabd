import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import type { TimeSpan } from "./occupy-time.server.ts"

/**
 * What a meeting takes of each of its hosts' time, with the buffers it was begun with, whichever of its bookings is asked
 * about; null for one that has given its time back.
 */
export async function findOccupiedSpan(db: Queryable, meetingId: string): Promise<TimeSpan | null> {
  const [row] = await db.execute<{ startsAt: string; endsAt: string }>(sql`
    select lower(during) as "startsAt", upper(during) as "endsAt"
    from occupancies where meeting_id = ${meetingId} limit 1`)
  return row ? { startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) } : null
}
