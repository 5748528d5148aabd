import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"

/** What stands against deleting a page. */
export type WhatHangs = { isPublished: boolean; bookings: number; meetings: number }

/** What hangs on a page that is proven to be the organizer's; null when nothing does. */
export async function findWhatHangs(db: Queryable, pageId: string): Promise<WhatHangs | null> {
  const [row] = await db.execute<WhatHangs>(sql`
    select p.status = 'published' as "isPublished",
      (select count(*) from bookings where page_id = p.id)::int as bookings,
      (select count(*) from meetings where page_id = p.id)::int as meetings
    from pages p where p.id = ${pageId}::uuid`)
  if (!row) return null
  return row.isPublished || row.bookings > 0 || row.meetings > 0 ? row : null
}
