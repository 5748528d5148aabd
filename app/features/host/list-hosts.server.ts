import { sql, type SQL } from "drizzle-orm"
import { isId } from "#app/platform/ids.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import type { Runtime } from "#app/runtime.server.ts"

export const hostSorts = ["name", "joined"] as const
export type HostSort = (typeof hostSorts)[number]

/** A host with everything that belongs to them. */
export type ListedHost = {
  id: string
  name: string
  email: string
  /** Who signs in as this host; null when nobody does. */
  signIn: { userId: string; email: string } | null
  pausedAt: Date | null
  /** Of a picture of the library. */
  photoMediaId: string | null
  /** Where they can be booked, by title; archived pages are left out. */
  pages: { id: string; title: string; status: PageStatus }[]
  /** Oldest first; the first one's name is empty. */
  schedules: { id: string; name: string; timeZone: string }[]
  /** Connected accounts, and how many of them do not work any more. */
  calendars: { connected: number; broken: number }
}

const source = sql`from hosts h left join users u on u.id = h.user_id`

const columns = sql`
  h.id, h.name, h.email, h.paused_at as "pausedAt", h.photo_media_id as "photoMediaId",
  case when u.id is null then null
    else json_build_object('userId', u.id, 'email', u.email) end as "signIn",
  coalesce((
    select json_agg(json_build_object('id', p.id, 'title', p.title, 'status', p.status)
      order by lower(p.title), p.id)
    from page_hosts ph
    join pages p on p.id = ph.page_id and p.status <> 'archived'
    where ph.host_id = h.id), '[]'::json) as pages,
  coalesce((
    select json_agg(json_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone)
      order by s.created_at, s.id)
    from schedules s where s.host_id = h.id), '[]'::json) as schedules,
  (select json_build_object(
      'connected', count(*) filter (where c.state = 'connected'),
      'broken', count(*) filter (where c.state = 'broken'))
    from calendar_connections c where c.host_id = h.id) as calendars`

const order: Record<HostSort, SQL> = {
  name: sql`lower(h.name)`,
  joined: sql`h.created_at`,
}

type Row = Omit<ListedHost, "pausedAt"> & { pausedAt: string | null }

const hostOf = (row: Row): ListedHost => ({
  ...row,
  pausedAt: row.pausedAt === null ? null : new Date(row.pausedAt),
})

/** The hosts of one organizer, as the admin lists them. @param search part of the name or address */
export async function listHosts(
  organizerId: string,
  query: {
    search: string
    state: "active" | "paused" | null
    sort: HostSort
    direction: "ascending" | "descending"
    limit: number
    offset: number
  },
  { db }: Pick<Runtime, "db">,
): Promise<{ rows: ListedHost[]; total: number; isEmpty: boolean }> {
  const pattern = `%${query.search.replaceAll(/[\\%_]/g, "\\$&")}%`
  const state = {
    active: sql`and h.paused_at is null`,
    paused: sql`and h.paused_at is not null`,
    any: sql``,
  }[query.state ?? "any"]
  const found = sql`${source} where h.organizer_id = ${organizerId} ${state}
    and (${query.search} = '' or h.name ilike ${pattern} or h.email::text ilike ${pattern})`
  const direction = query.direction === "descending" ? sql`desc` : sql`asc`
  const rows = await db.execute<Row>(sql`
    select ${columns} ${found}
    order by ${order[query.sort]} ${direction}, h.id
    limit ${query.limit} offset ${query.offset}`)
  const [counted] = await db.execute<{ total: number; isEmpty: boolean }>(sql`
    select (select count(*) ${found})::int as total,
      not exists (select from hosts where organizer_id = ${organizerId}) as "isEmpty"`)
  return {
    rows: rows.map(hostOf),
    total: counted?.total ?? 0,
    isEmpty: counted?.isEmpty ?? true,
  }
}

/**
 * One host of this organizer; null when there is none, or it is another's.
 * @param onlyOfUser this user must sign in as the host
 */
export async function findHost(
  organizerId: string,
  hostId: string,
  { db }: Pick<Runtime, "db">,
  { onlyOfUser = null }: { onlyOfUser?: string | null } = {},
): Promise<ListedHost | null> {
  if (!isId(hostId)) return null
  const [row] = await db.execute<Row>(
    sql`select ${columns} ${source} where h.organizer_id = ${organizerId} and h.id = ${hostId}
      and (${onlyOfUser}::uuid is null or h.user_id = ${onlyOfUser}::uuid)`,
  )
  return row ? hostOf(row) : null
}
