import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pages } from "#db/schema/pages.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { owePageMessage } from "#app/features/webhook/owe-page-message.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Makes a revision the one that clients see, as part of a change that has locked its page. Whatever was planned
 * for the page is done with.
 */
export async function putBeforeClients(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "keyring" | "env">,
  actor: Actor,
  shown: {
    organizerId: string
    pageId: string
    revision: { id: string; number: number }
    at: Date
  },
): Promise<void> {
  const { organizerId, pageId, revision, at } = shown
  await tx
    .update(pages)
    .set({
      ...{ status: "published", publishedRevisionId: revision.id, publishedAt: at, updatedAt: at },
      ...{ scheduledRevisionId: null, scheduledAt: null },
    })
    .where(eq(pages.id, pageId))
  const detail = { number: revision.number }
  const change = { action: "page.published", subjectKind: "page", subjectId: pageId, detail }
  await recordChange(tx, actor, { organizerId, at, ...change }, runtime)
  await owePageMessage(tx, runtime, { type: "page.published", pageId, at })
}
