import { and, eq, isNull } from "drizzle-orm"
import { pageInvitations } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isOwn } from "./make-page-invitation.server.ts"

/**
 * Withdraws a single-use link; twice is once. Who holds a time with it keeps the hold, and what was booked with it
 * stays booked. `not-found` for another page's, and for a page that a member is not on.
 */
export async function revokePageInvitation(
  actor: Extract<Actor, { kind: "user" }>,
  { pageId, invitationId }: { pageId: string; invitationId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  if (!isId(pageId) || !isId(invitationId)) return { ok: false, problem: "not-found" }
  const { organizerId } = actor
  const isThis = and(
    eq(pageInvitations.organizerId, organizerId),
    eq(pageInvitations.pageId, pageId),
    eq(pageInvitations.id, invitationId),
  )
  return inTransaction(db, async (tx) => {
    const [known] = await tx.select({ id: pageInvitations.id }).from(pageInvitations).where(isThis)
    if (!known || !(await isOwn(tx, actor, pageId))) return { ok: false, problem: "not-found" }
    const at = await clock.now(tx)
    const [revoked] = await tx
      .update(pageInvitations)
      .set({ revokedAt: at })
      .where(and(isThis, isNull(pageInvitations.revokedAt)))
      .returning({ id: pageInvitations.id })
    if (!revoked) return { ok: true }
    const subject = { subjectKind: "page", subjectId: pageId, detail: { linkId: invitationId } }
    const change = { organizerId, action: "page.link-revoked", ...subject, at }
    await recordChange(tx, actor, change, { ids })
    return { ok: true }
  })
}
