import { and, eq } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { pageRevisions } from "#db/schema/pages.ts"
import { isId } from "#app/platform/ids.ts"
import { contentOfRevision } from "./content-of-revision.ts"
import type { PageContent } from "./schema.ts"

/** What a revision of a page says and sells, or null when the page has no such revision. */
export async function findRevisionContent(
  db: Queryable,
  revisionId: string,
  pageId: string,
): Promise<PageContent | null> {
  if (!isId(revisionId)) return null
  const [row] = await db
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .where(and(eq(pageRevisions.id, revisionId), eq(pageRevisions.pageId, pageId)))
  return row ? contentOfRevision({ id: revisionId, content: row.content }) : null
}

/** What a booking was sold under. */
export async function getRevisionContent(db: Queryable, revisionId: string): Promise<PageContent> {
  const [row] = await db
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .where(eq(pageRevisions.id, revisionId))
  if (!row) throw new Error(`There is no revision ${revisionId}.`)
  return contentOfRevision({ id: revisionId, content: row.content })
}
