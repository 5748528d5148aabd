import { and, desc, eq, inArray, lt, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { organizers, users } from "#db/schema/organizers.ts"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isOn } from "./is-on.server.ts"
import { pageContentSchema, type PageContent } from "./schema.ts"
import type { PageStatus } from "./status.ts"

const plannedRevision = alias(pageRevisions, "planned_revision")

export type Revision = {
  id: string
  number: number
  content: PageContent
  createdAt: Date
  /** Who wrote it; null when it was no user. */
  createdByName: string | null
}

/** `number` is of the revision, `timeZone` the organizer's. */
export type PlannedPublication = { at: Date; number: number; timeZone: string }

/** A page as its organizer edits it. */
export type EditedPage = {
  id: string
  slug: string
  status: PageStatus
  publishedRevisionId: string | null
  /** What will be published by itself; null when nothing is planned. */
  planned: PlannedPublication | null
  /** The newest revision, which is the draft. */
  newest: Revision
}

/**
 * One page of this organizer with its newest revision; null when there is none, or it is another's.
 * @param onlyOfUser the host as whom this user signs in must be on it
 */
export async function findPage(
  organizerId: string,
  pageId: string,
  { db }: Pick<Runtime, "db">,
  { onlyOfUser = null }: { onlyOfUser?: string | null } = {},
): Promise<EditedPage | null> {
  if (!isId(pageId)) return null
  const [row] = await db
    .select({
      page: pages,
      revision: pageRevisions,
      createdByName: users.name,
      plannedNumber: plannedRevision.number,
      timeZone: organizers.timeZone,
    })
    .from(pages)
    .innerJoin(organizers, eq(organizers.id, pages.organizerId))
    .innerJoin(
      pageRevisions,
      and(eq(pageRevisions.pageId, pages.id), eq(pageRevisions.number, pages.newestNumber)),
    )
    .leftJoin(plannedRevision, eq(plannedRevision.id, pages.scheduledRevisionId))
    .leftJoin(users, eq(users.id, pageRevisions.createdBy))
    .where(
      and(
        eq(pages.organizerId, organizerId),
        eq(pages.id, pageId),
        isOn(onlyOfUser, sql`${pages.id}`),
      ),
    )
  if (!row) return null
  const { id, slug, status, publishedRevisionId, scheduledAt } = row.page
  const { plannedNumber, timeZone } = row
  const isPlanned = scheduledAt !== null && plannedNumber !== null
  const planned = isPlanned ? { at: scheduledAt, number: plannedNumber, timeZone } : null
  const newest = revisionOf(row.revision, row.createdByName)
  return { id, slug, status, publishedRevisionId, planned, newest }
}

/** What clients see of a page that `findPage` has found; null while nothing was ever published. */
export async function findPublishedContent(
  page: EditedPage,
  { db }: Pick<Runtime, "db">,
): Promise<PageContent | null> {
  if (page.publishedRevisionId === null) return null
  if (page.publishedRevisionId === page.newest.id) return page.newest.content
  const [row] = await db
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .where(and(eq(pageRevisions.pageId, page.id), eq(pageRevisions.id, page.publishedRevisionId)))
  return row ? pageContentSchema.parse(row.content) : null
}

/** A line of a page's history. */
export type ListedRevision = Omit<Revision, "content"> & { title: string }

/**
 * The revisions of a page that `findPage` has found, newest first; what they say beside their titles is not read.
 * @param below only those with smaller numbers; null for the newest
 */
export async function listRevisions(
  page: EditedPage,
  { below, limit }: { below: number | null; limit: number },
  { db }: Pick<Runtime, "db">,
): Promise<ListedRevision[]> {
  return db
    .select({
      id: pageRevisions.id,
      number: pageRevisions.number,
      title: sql<string>`coalesce(${pageRevisions.content} ->> 'title', '')`,
      createdAt: pageRevisions.createdAt,
      createdByName: users.name,
    })
    .from(pageRevisions)
    .leftJoin(users, eq(users.id, pageRevisions.createdBy))
    .where(
      and(
        eq(pageRevisions.pageId, page.id),
        below === null ? undefined : lt(pageRevisions.number, below),
      ),
    )
    .orderBy(desc(pageRevisions.number))
    .limit(limit)
}

/** Some revisions of a page that `findPage` has found, by number; a number there is none of is left out. */
export async function findRevisions(
  page: EditedPage,
  numbers: readonly number[],
  { db }: Pick<Runtime, "db">,
): Promise<Map<number, Revision>> {
  const rows = await db
    .select({ revision: pageRevisions, createdByName: users.name })
    .from(pageRevisions)
    .leftJoin(users, eq(users.id, pageRevisions.createdBy))
    .where(and(eq(pageRevisions.pageId, page.id), inArray(pageRevisions.number, [...numbers])))
  return new Map(
    rows.map((row) => [row.revision.number, revisionOf(row.revision, row.createdByName)]),
  )
}

function revisionOf(
  row: typeof pageRevisions.$inferSelect,
  createdByName: string | null,
): Revision {
  const { id, number, createdAt } = row
  return { id, number, createdAt, createdByName, content: pageContentSchema.parse(row.content) }
}
