import { asc, desc, eq } from "drizzle-orm"
import { isUniqueViolation } from "#db/problems.ts"
import { pageHosts, pageRevisions } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { slugProblem, type SlugProblem } from "#app/features/organizer/slug.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"
import { insertPage } from "./insert-page.server.ts"
import { pageContentSchema } from "./schema.ts"

export type DuplicatePageResult =
  { ok: true; pageId: string } | { ok: false; problem: "not-found" | "slug-taken" | SlugProblem }

/**
 * Makes a draft that says and sells what another page's newest revision does, with the same hosts. Nothing
 * is published, and the turns of a round robin begin anew.
 * @param input `slug` and `title` are the copy's own; with a `copyId`, a copy that is there already is not made again
 */
export async function duplicatePage(
  actor: Actor & { kind: "user" },
  input: { pageId: string; slug: string; title: string; copyId?: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<DuplicatePageResult> {
  const { slug, title, copyId } = input
  const problem = slugProblem(slug)
  if (problem) return { ok: false, problem }
  try {
    return await inTransaction(db, async (tx) => {
      const page = await findLockedPage(tx, actor.organizerId, input.pageId)
      if (!page) return { ok: false, problem: "not-found" }
      const [newest] = await tx
        .select({ content: pageRevisions.content })
        .from(pageRevisions)
        .where(eq(pageRevisions.pageId, page.id))
        .orderBy(desc(pageRevisions.number))
        .limit(1)
      const content = pageContentSchema.parse({ ...(newest?.content as object), title })
      const hosts = await tx
        .select({
          hostId: pageHosts.hostId,
          scheduleId: pageHosts.scheduleId,
          position: pageHosts.position,
          weight: pageHosts.weight,
          isFixed: pageHosts.isFixed,
        })
        .from(pageHosts)
        .where(eq(pageHosts.pageId, page.id))
        .orderBy(asc(pageHosts.hostId))
      const at = await clock.now(tx)
      const context = { at, ids, detail: { copyOf: page.id } }
      const made = await insertPage(
        tx,
        actor,
        { slug, content, hosts, ...(copyId === undefined ? {} : { id: copyId }) },
        context,
      )
      return made ? { ok: true, pageId: made.pageId } : { ok: false, problem: "slug-taken" }
    })
  } catch (error) {
    if (copyId !== undefined && isUniqueViolation(error, "pages_pkey")) {
      return { ok: true, pageId: copyId }
    }
    if (isUniqueViolation(error, "pages_address")) return { ok: false, problem: "slug-taken" }
    throw error
  }
}
