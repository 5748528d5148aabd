import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import { isOn } from "./is-on.server.ts"

/**
 * Every page of an organizer by its newest title, archived ones too: for choosing one.
 * @param onlyOfUser only where the host is on as whom this user signs in
 */
export async function listPageTitles(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
  { onlyOfUser = null }: { onlyOfUser?: string | null } = {},
): Promise<{ id: string; title: string }[]> {
  return db.execute<{ id: string; title: string }>(sql`
    select p.id, r.title
    from pages p
    join lateral (
      select content ->> 'title' as title from page_revisions
      where page_id = p.id order by number desc limit 1
    ) r on true
    where p.organizer_id = ${organizerId} and ${isOn(onlyOfUser, sql`p.id`)}
    order by lower(r.title), p.id`)
}
