import { eq } from "drizzle-orm"
import { pages } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"

/** Takes a planned publication back; nothing happens when there is none. Its job finds nothing to do. */
export async function callOffPublication(
  actor: Actor & { kind: "user" },
  { pageId }: { pageId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  const { organizerId } = actor
  return inTransaction(db, async (tx) => {
    const page = await findLockedPage(tx, organizerId, pageId)
    if (!page) return { ok: false, problem: "not-found" }
    if (page.scheduledAt === null) return { ok: true }
    const at = await clock.now(tx)
    await tx
      .update(pages)
      .set({ scheduledRevisionId: null, scheduledAt: null, updatedAt: at })
      .where(eq(pages.id, page.id))
    const change = { action: "page.plan-called-off", subjectKind: "page", subjectId: page.id }
    await recordChange(tx, actor, { organizerId, at, ...change }, { ids })
    return { ok: true }
  })
}
