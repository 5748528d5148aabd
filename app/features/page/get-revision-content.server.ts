import { eq } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { pageRevisions } from "#db/schema/pages.ts"
import { pageContentSchema, type PageContent } from "./schema.ts"

/** What a revision says and sells: what a booking was sold under. */
export async function getRevisionContent(db: Queryable, revisionId: string): Promise<PageContent> {
  const [row] = await db
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .where(eq(pageRevisions.id, revisionId))
  if (!row) throw new Error(`There is no revision ${revisionId}.`)
  return pageContentSchema.parse(row.content)
}
