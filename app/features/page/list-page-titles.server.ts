import { sql } from "drizzle-orm"
import { countUpTo } from "#app/features/count-up-to.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isOn } from "./is-on.server.ts"

export type PageTitle = { id: string; title: string }

/**
 * Pages of an organizer by their newest titles, archived ones too: for choosing one.
 * @param query `search` is part of the title or address; `onlyOfUser` asks for those where the host is on as whom
 *   this user signs in
 * @returns as many as `limit` of those found, with how many there are (as `countUpTo` says), and beside them
 *   `chosen` whatever is searched for, if it is theirs to choose
 */
export async function listPageTitles(
  organizerId: string,
  query: { search: string; limit: number; chosen: string | null; onlyOfUser?: string | null },
  { db }: Pick<Runtime, "db">,
): Promise<{ pages: PageTitle[]; total: number; chosen: PageTitle | null }> {
  const { search, limit, onlyOfUser = null } = query
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`
  const theirs = sql`p.organizer_id = ${organizerId} and ${isOn(onlyOfUser, sql`p.id`)}`
  const found = sql`
    from pages p where ${theirs}
      and (${search} = '' or p.title ilike ${pattern} or p.slug ilike ${pattern})`
  const shown = sql`json_build_object('id', p.id, 'title', p.title)`
  const [row] = await db.execute<{
    pages: PageTitle[]
    total: number
    chosen: PageTitle | null
  }>(sql`
    select
      coalesce((select json_agg(json_build_object('id', first.id, 'title', first.title)
        order by lower(first.title), first.id)
        from (select p.id, p.title ${found} order by lower(p.title), p.id limit ${limit}) first
      ), '[]'::json) as pages,
      ${countUpTo(found)} as total,
      (select ${shown} from pages p
        where ${theirs} and p.id = ${isId(query.chosen) ? query.chosen : null}::uuid) as chosen`)
  return row ?? { pages: [], total: 0, chosen: null }
}
