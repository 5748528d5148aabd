import { and, eq, isNotNull, lte } from "drizzle-orm"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { putBeforeClients } from "./put-before-clients.server.ts"

/**
 * Publishes what was planned for a page, when its time has come by the page's row: a job that comes too early,
 * twice, or after the plan was called off changes nothing.
 */
export async function publishPlanned(
  actor: Actor & { kind: "job" },
  { pageId }: { pageId: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">,
): Promise<void> {
  const { db, clock } = runtime
  await inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    const [page] = await tx
      .select({
        organizerId: pages.organizerId,
        scheduledRevisionId: pages.scheduledRevisionId,
      })
      .from(pages)
      .where(
        and(eq(pages.id, pageId), isNotNull(pages.scheduledRevisionId), lte(pages.scheduledAt, at)),
      )
      .for("update")
    if (!page?.scheduledRevisionId) return
    const [revision] = await tx
      .select({ id: pageRevisions.id, number: pageRevisions.number })
      .from(pageRevisions)
      .where(eq(pageRevisions.id, page.scheduledRevisionId))
    if (!revision) return
    const { organizerId } = page
    await putBeforeClients(tx, runtime, actor, { organizerId, pageId, revision, at })
  })
}
