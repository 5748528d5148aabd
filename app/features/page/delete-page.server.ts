import { eq } from "drizzle-orm"
import { databaseProblem } from "#db/problems.ts"
import {
  pageAddresses,
  pageHosts,
  pageInvitations,
  pageRevisions,
  pages,
} from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { letFilesOfPageGo } from "#app/features/file/let-files-go.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"
import { findWhatHangs } from "./find-what-hangs.server.ts"

export type DeletePageResult = { ok: true } | { ok: false; problem: "not-found" | "used" }

const FOREIGN_KEY_VIOLATION = "23503"

/**
 * Deletes a page with its revisions and old addresses. One that clients see, or that anything was ever
 * booked on, stays: `findWhatHangs` says what is in the way. The database refuses when it is booked meanwhile.
 */
export async function deletePage(
  actor: Actor & { kind: "user" },
  { pageId }: { pageId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<DeletePageResult> {
  const { organizerId } = actor
  try {
    return await inTransaction(db, async (tx) => {
      const page = await findLockedPage(tx, organizerId, pageId)
      if (!page) return { ok: false, problem: "not-found" }
      if (await findWhatHangs(tx, page.id)) return { ok: false, problem: "used" }
      await letFilesOfPageGo(tx, page.id, await clock.now(tx))
      await tx
        .update(pages)
        .set({ publishedRevisionId: null, scheduledRevisionId: null, scheduledAt: null })
        .where(eq(pages.id, page.id))
      for (const table of [pageInvitations, pageAddresses, pageHosts, pageRevisions]) {
        await tx.delete(table).where(eq(table.pageId, page.id))
      }
      await tx.delete(pages).where(eq(pages.id, page.id))
      const at = await clock.now(tx)
      await recordChange(
        tx,
        actor,
        { organizerId, action: "page.deleted", subjectKind: "page", subjectId: page.id, at },
        { ids },
      )
      return { ok: true }
    })
  } catch (error) {
    if (databaseProblem(error)?.code === FOREIGN_KEY_VIOLATION)
      return { ok: false, problem: "used" }
    throw error
  }
}
