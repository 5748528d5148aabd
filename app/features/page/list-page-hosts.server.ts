import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import type { PageHostInput } from "./save-page-hosts.server.ts"

/** A host of a page, as the organizer sees them. */
export type ListedPageHost = PageHostInput & { name: string; pausedAt: Date | null }

/** Somebody who can be put on a page, with their schedules, oldest first; the first one's name is empty. */
export type TeamMember = {
  hostId: string
  name: string
  isPaused: boolean
  schedules: { id: string; name: string; timeZone: string }[]
}

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

/** Everybody of this organizer who can be put on a page, by name. */
export async function listTeam(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<TeamMember[]> {
  return db.execute<TeamMember>(sql`
    select h.id as "hostId", h.name, h.paused_at is not null as "isPaused",
      json_agg(json_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone)
        order by s.created_at, s.id) as schedules
    from hosts h join schedules s on s.host_id = h.id
    where h.organizer_id = ${organizerId}
    group by h.id
    order by lower(h.name), h.id`)
}
