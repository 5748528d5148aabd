import { eq } from "drizzle-orm"
import { pages } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { owePageMessage } from "#app/features/webhook/owe-page-message.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"

export type WithdrawPageResult = { ok: true } | { ok: false; problem: "not-found" }

/**
 * Takes a page from clients: `unpublished` keeps it among the pages, `archived` puts it away. What is
 * booked stays booked, and what was planned is called off. An archived page comes back by `unpublished`.
 */
export async function withdrawPage(
  actor: Actor & { kind: "user" },
  input: { pageId: string; status: "unpublished" | "archived" },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">,
): Promise<WithdrawPageResult> {
  const { organizerId } = actor
  const { db, clock, ids } = runtime
  return inTransaction(db, async (tx) => {
    const page = await findLockedPage(tx, organizerId, input.pageId)
    if (!page) return { ok: false, problem: "not-found" }
    if (page.status === input.status && page.scheduledAt === null) return { ok: true }
    const at = await clock.now(tx)
    await tx
      .update(pages)
      .set({
        status: input.status,
        updatedAt: at,
        ...{ scheduledRevisionId: null, scheduledAt: null },
      })
      .where(eq(pages.id, page.id))
    await recordChange(
      tx,
      actor,
      { organizerId, action: `page.${input.status}`, subjectKind: "page", subjectId: page.id, at },
      { ids },
    )
    if (page.status === "published") {
      await owePageMessage(tx, runtime, { type: "page.unpublished", pageId: page.id, at })
    }
    return { ok: true }
  })
}
