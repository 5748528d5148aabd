import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"
import { findNewestSeen } from "./find-newest-seen.server.ts"
import { putBeforeClients } from "./put-before-clients.server.ts"

export type PublishPageResult =
  { ok: true } | { ok: false; problem: "not-found" | "changed-meanwhile" }

/**
 * Shows the newest revision to clients. What was planned for the page is done with.
 * @param input `number` is the revision the organizer looked at; a newer one is not published unseen
 */
export async function publishPage(
  actor: Actor & { kind: "user" },
  input: { pageId: string; number: number },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">,
): Promise<PublishPageResult> {
  const { organizerId } = actor
  const { db, clock } = runtime
  return inTransaction(db, async (tx) => {
    const page = await findLockedPage(tx, organizerId, input.pageId)
    if (!page) return { ok: false, problem: "not-found" }
    const newest = await findNewestSeen(tx, { pageId: page.id, number: input.number })
    if (!newest) return { ok: false, problem: "changed-meanwhile" }
    if (page.status === "published" && page.publishedRevisionId === newest.id) return { ok: true }
    const at = await clock.now(tx)
    await putBeforeClients(tx, runtime, actor, {
      organizerId,
      pageId: page.id,
      revision: newest,
      at,
    })
    return { ok: true }
  })
}
