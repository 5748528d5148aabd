import { sql } from "drizzle-orm"
import { describePageBriefly, type BriefPage } from "#app/features/page/describe-page.ts"
import { contentOfRevision } from "#app/features/page/content-of-revision.ts"
import { MOST_LISTED, type ListPart } from "#app/features/page/list-place.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * The pages of an organizer by title, with how it stands: what clients see of a published one, the draft
 * of any other. Opens the revisions that it tells and no others.
 * @param part which of them; the first thousand unless told otherwise
 */
export async function listAllPages(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
  { limit, after = null }: Omit<ListPart, "offset"> = { limit: MOST_LISTED },
): Promise<{ pages: (BriefPage & { status: PageStatus })[]; isMore: boolean }> {
  const isAfter = after ? sql`(shown_title, slug) > (${after.title}, ${after.slug})` : sql`true`
  const rows = await db.execute<{
    slug: string
    status: PageStatus
    revision: { id: string; number: number; content: unknown }
  }>(sql`
    with shown as materialized (
      select * from pages
      where organizer_id = ${organizerId} and ${isAfter}
      order by shown_title, slug limit ${limit + 1})
    select p.slug, p.status,
      json_build_object('id', r.id, 'number', r.number, 'content', r.content) as revision
    from shown p
    join lateral (
      select id, number, content from page_revisions
      where p.status = 'published' and page_id = p.id and id = p.published_revision_id
      union all
      select id, number, content from page_revisions
      where p.status <> 'published' and page_id = p.id and number = p.newest_number) r on true
    order by p.shown_title, p.slug`)
  const pages = rows.slice(0, limit).map(({ slug, status, revision }) => ({
    ...describePageBriefly({
      slug,
      revision: { ...revision, content: contentOfRevision(revision) },
    }),
    status,
  }))
  return { pages, isMore: rows.length > limit }
}
