import { sql } from "drizzle-orm"
import { countUpTo } from "#app/features/count-up-to.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Somebody who can be put on a page, with their schedules, oldest first; the first one's name is empty. */
export type TeamMember = {
  hostId: string
  name: string
  isPaused: boolean
  schedules: { id: string; name: string; timeZone: string }[]
}

/**
 * Who of an organizer's hosts can be put on a page: one statement however many they are.
 * @param asked `known` are hosts whose ids the form has already; `search` is part of a name or address
 * @returns `known`, those of them that are the organizer's, by name; `found`, as many others as `limit` that the
 *   search finds, by name; `total`, how many it finds, as `countUpTo` says
 */
export async function lookUpTeam(
  organizerId: string,
  asked: { known: readonly string[]; search: string; limit: number },
  { db }: Pick<Runtime, "db">,
): Promise<{ known: TeamMember[]; found: TeamMember[]; total: number }> {
  const ids = sql`${`{${asked.known.filter(isId).join(",")}}`}::uuid[]`
  const pattern = `%${asked.search.replaceAll(/[\\%_]/g, "\\$&")}%`
  const others = sql`
    from hosts h where h.organizer_id = ${organizerId} and not h.id = any(${ids})
      and (${asked.search} = '' or h.name ilike ${pattern} or h.email::text ilike ${pattern})`
  const rows = await db.execute<TeamMember & { isKnown: boolean; total: number }>(sql`
    with wanted as (
      select h.id, true as is_known from hosts h
      where h.organizer_id = ${organizerId} and h.id = any(${ids})
      union all
      (select h.id, false ${others} order by lower(h.name), h.id limit ${asked.limit}))
    select h.id as "hostId", h.name, h.paused_at is not null as "isPaused", w.is_known as "isKnown",
      ${countUpTo(others)} as total,
      (select json_agg(json_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone)
        order by s.created_at, s.id) from schedules s where s.host_id = h.id) as schedules
    from wanted w join hosts h on h.id = w.id
    order by lower(h.name), h.id`)
  const members = (isKnown: boolean): TeamMember[] =>
    rows
      .filter((row) => row.isKnown === isKnown && row.schedules !== null)
      .map(({ hostId, name, isPaused, schedules }) => ({ hostId, name, isPaused, schedules }))
  return { known: members(true), found: members(false), total: rows[0]?.total ?? 0 }
}
