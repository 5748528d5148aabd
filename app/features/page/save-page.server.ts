import { and, desc, eq, ne } from "drizzle-orm"
import { isDeepStrictEqual } from "node:util"
import { isUniqueViolation } from "#db/problems.ts"
import { pageAddresses, pageRevisions, pages } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { findGonePictures } from "#app/features/media/find-gone-pictures.server.ts"
import { slugProblem, type SlugProblem } from "#app/features/organizer/slug.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"
import { pageContentSchema, type PageContent } from "./schema.ts"

export type SavePageResult =
  | { ok: true; revisionId: string; number: number }
  | { ok: false; problem: "not-found" | "slug-taken" | "picture-gone" | SlugProblem }
  /** Somebody saved meanwhile: nothing was written, and this is what stands there now. */
  | {
      ok: false
      problem: "changed-meanwhile"
      newest: { number: number; slug: string; content: PageContent }
    }

/**
 * Writes a page's content as a new revision; clients see it once it is published. An address that
 * changes does so at once, and the one before redirects for ever.
 * @param input `basedOn` is the number of the revision that the form began with
 */
export async function savePage(
  actor: Actor & { kind: "user" },
  input: { pageId: string; basedOn: number; slug: string; content: PageContent },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SavePageResult> {
  const { pageId, basedOn, slug, content } = input
  const { organizerId } = actor
  const problem = slugProblem(slug)
  if (problem) return { ok: false, problem }
  try {
    return await inTransaction(db, async (tx) => {
      const page = await findLockedPage(tx, organizerId, pageId)
      if (!page) return { ok: false, problem: "not-found" }
      const newest = await newestRevision(tx, pageId)
      if (newest.number !== basedOn) {
        return { ok: false, problem: "changed-meanwhile", newest: { ...newest, slug: page.slug } }
      }
      const sameContent = isDeepStrictEqual(newest.content, content)
      if (sameContent && slug === page.slug) {
        return { ok: true, revisionId: newest.id, number: newest.number }
      }
      const gone = await findGonePictures(tx, organizerId, [content.coverMediaId])
      if (gone.size > 0) return { ok: false, problem: "picture-gone" }
      const at = await clock.now(tx)
      if (
        slug !== page.slug &&
        !(await changeAddress(tx, { organizerId, pageId, from: page.slug, to: slug }))
      ) {
        return { ok: false, problem: "slug-taken" }
      }
      await tx.update(pages).set({ slug, updatedAt: at }).where(eq(pages.id, pageId))
      const revision = { id: ids(), number: newest.number + 1 }
      await tx.insert(pageRevisions).values({
        ...revision,
        organizerId,
        pageId,
        content,
        createdBy: actor.userId,
        createdAt: at,
      })
      await recordChange(
        tx,
        actor,
        {
          organizerId,
          action: "page.saved",
          subjectKind: "page",
          subjectId: pageId,
          detail: { number: revision.number, addressChanged: slug !== page.slug },
          at,
        },
        { ids },
      )
      return { ok: true, revisionId: revision.id, number: revision.number }
    })
  } catch (error) {
    if (isUniqueViolation(error, "pages_address")) return { ok: false, problem: "slug-taken" }
    throw error
  }
}

async function newestRevision(
  tx: Transaction,
  pageId: string,
): Promise<{ id: string; number: number; content: PageContent }> {
  const [row] = await tx
    .select({ id: pageRevisions.id, number: pageRevisions.number, content: pageRevisions.content })
    .from(pageRevisions)
    .where(eq(pageRevisions.pageId, pageId))
    .orderBy(desc(pageRevisions.number))
    .limit(1)
  if (!row) throw new Error(`page ${pageId} has no revision`)
  return { ...row, content: pageContentSchema.parse(row.content) }
}

/** Keeps the old address for redirects. False when the new one leads to another page already. */
async function changeAddress(
  tx: Transaction,
  {
    organizerId,
    pageId,
    from,
    to,
  }: { organizerId: string; pageId: string; from: string; to: string },
): Promise<boolean> {
  const here = and(eq(pageAddresses.organizerId, organizerId), eq(pageAddresses.slug, to))
  const [other] = await tx
    .select({ pageId: pageAddresses.pageId })
    .from(pageAddresses)
    .where(and(here, ne(pageAddresses.pageId, pageId)))
  if (other) return false
  await tx.delete(pageAddresses).where(here)
  await tx.insert(pageAddresses).values({ organizerId, slug: from, pageId }).onConflictDoNothing()
  return true
}
