import { sql } from "drizzle-orm"
import { describePageBriefly, type BriefPage } from "#app/features/page/describe-page.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Every page of an organizer by title, with how it stands: what clients see of a published one, the draft
 * of any other.
 */
export async function listAllPages(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<(BriefPage & { status: PageStatus })[]> {
  const rows = await db.execute<{
    slug: string
    status: PageStatus
    revision: { id: string; number: number; content: unknown }
  }>(sql`
    select p.slug, p.status,
      json_build_object('id', r.id, 'number', r.number, 'content', r.content) as revision
    from pages p
    join lateral (
      select id, number, content from page_revisions
      where p.status = 'published' and page_id = p.id and id = p.published_revision_id
      union all
      select id, number, content from page_revisions
      where p.status <> 'published' and page_id = p.id and number = p.newest_number) r on true
    where p.organizer_id = ${organizerId}
    order by r.content ->> 'title', p.slug`)
  return rows.map(({ slug, status, revision }) => ({
    ...describePageBriefly({
      slug,
      revision: { ...revision, content: pageContentSchema.parse(revision.content) },
    }),
    status,
  }))
}
