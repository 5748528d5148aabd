import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import type { PageHostInput } from "./save-page-hosts.server.ts"

/** A host of a page, as the organizer sees them. */
export type ListedPageHost = PageHostInput & { name: string; pausedAt: Date | null }

/** Who is booked on a page of this organizer, in its order; nobody when it is another's. */
export async function listPageHosts(
  { organizerId, pageId }: { organizerId: string; pageId: string },
  { db }: Pick<Runtime, "db">,
): Promise<ListedPageHost[]> {
  const rows = await db.execute<Omit<ListedPageHost, "pausedAt"> & { pausedAt: string | null }>(sql`
    select ph.host_id as "hostId", ph.schedule_id as "scheduleId", ph.weight,
      ph.is_fixed as "isFixed", h.name, h.paused_at as "pausedAt"
    from page_hosts ph join hosts h on h.id = ph.host_id
    where ph.organizer_id = ${organizerId} and ph.page_id = ${pageId}
    order by ph.position, ph.host_id`)
  return rows.map((row) => ({
    ...row,
    pausedAt: row.pausedAt === null ? null : new Date(row.pausedAt),
  }))
}
