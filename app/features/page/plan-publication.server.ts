import { eq } from "drizzle-orm"
import { pages } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"
import { findNewestSeen } from "./find-newest-seen.server.ts"

export type PlanPublicationResult =
  | { ok: true }
  | { ok: false; problem: "not-found" | "changed-meanwhile" | "nothing-new" | "time-past" }

/**
 * Has a page's newest revision published by itself. What is saved after stays a draft; a plan made before is
 * replaced.
 * @param input `number` is the revision the organizer looked at, `at` the instant to publish it
 * @returns `time-past` unless `at` is ahead, `nothing-new` when clients see that revision already
 */
export async function planPublication(
  actor: Actor & { kind: "user" },
  input: { pageId: string; number: number; at: Date },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<PlanPublicationResult> {
  const { organizerId } = actor
  return inTransaction(db, async (tx) => {
    const page = await findLockedPage(tx, organizerId, input.pageId)
    if (!page) return { ok: false, problem: "not-found" }
    const newest = await findNewestSeen(tx, { pageId: page.id, number: input.number })
    if (!newest) return { ok: false, problem: "changed-meanwhile" }
    if (page.status === "published" && page.publishedRevisionId === newest.id) {
      return { ok: false, problem: "nothing-new" }
    }
    const now = await clock.now(tx)
    if (input.at <= now) return { ok: false, problem: "time-past" }
    const isSame =
      page.scheduledRevisionId === newest.id && page.scheduledAt?.getTime() === input.at.getTime()
    if (isSame) return { ok: true }
    await tx
      .update(pages)
      .set({ scheduledRevisionId: newest.id, scheduledAt: input.at, updatedAt: now })
      .where(eq(pages.id, page.id))
    await enqueue(
      tx,
      "publish_page",
      { pageId: page.id },
      { runAt: input.at, key: `publish:${page.id}` },
    )
    const detail = { number: newest.number, for: input.at.toISOString() }
    const change = { action: "page.planned", subjectKind: "page", subjectId: page.id, detail }
    await recordChange(tx, actor, { organizerId, at: now, ...change }, { ids })
    return { ok: true }
  })
}
