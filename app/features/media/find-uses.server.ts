import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import type { PictureUses } from "./picture-uses.ts"

const MOST_NAMED = 10

/**
 * Where a picture of this organizer is used: pages whose draft, published or planned revision shows it, hosts, and
 * the brand. Older revisions do not count: what they show is kept for them when the picture is deleted.
 */
export async function findUses(
  db: Queryable,
  organizerId: string,
  mediaId: string,
): Promise<PictureUses> {
  const used = sql`
    from page_revision_media x
    join page_revisions r on r.id = x.revision_id
    join pages p on p.id = r.page_id
    where x.media_id = ${mediaId}::uuid and x.organizer_id = ${organizerId}::uuid and (
      r.number = p.newest_number or r.id = p.published_revision_id or r.id = p.scheduled_revision_id)`
  const [row] = await db.execute<PictureUses>(sql`
    with pages_of_it as (select distinct p.id, p.title ${used})
    select
      coalesce((select json_agg(json_build_object('id', f.id, 'title', f.title)
        order by lower(f.title), f.id)
        from (select * from pages_of_it order by lower(title), id limit ${MOST_NAMED}) f
      ), '[]'::json) as pages,
      (select count(*) from pages_of_it)::int as "pageCount",
      coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name)
        order by lower(h.name), h.id) from hosts h
        where h.organizer_id = o.id and h.photo_media_id = ${mediaId}::uuid), '[]'::json) as hosts,
      coalesce(o.logo_media_id = ${mediaId}::uuid, false) as "isLogo",
      coalesce(o.favicon_media_id = ${mediaId}::uuid, false) as "isFavicon"
    from organizers o where o.id = ${organizerId}::uuid`)
  if (!row) throw new Error("A picture of no organizer")
  return row
}
