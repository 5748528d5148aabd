import { and, eq, isNull } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { invitations } from "#db/schema/access.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { lockPeople } from "./lock-people.server.ts"
import { mayManage } from "./may-manage.ts"
import { countTry } from "./throttle.server.ts"
import { invitationsByOrganizer, writeInvitation } from "./write-invitation.server.ts"

type UserActor = Extract<Actor, { kind: "user" }>

type Refused = { ok: false; problem: "not-found" | "not-open" | "role-too-small" }
export type EndInvitationResult = { ok: true } | Refused
export type ResendInvitationResult =
  EndInvitationResult | { ok: false; problem: "too-many-tries"; retryAfterSeconds: number }

/** Takes an invitation back: its link is void. One that was accepted or taken back stays as it is. */
export async function revokeInvitation(
  actor: UserActor,
  { invitationId }: { invitationId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<EndInvitationResult> {
  return inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    const ended = await endInvitation(tx, actor, invitationId, at)
    if (!ended.ok) return ended
    const { organizerId } = actor
    const subject = { subjectKind: "invitation", subjectId: invitationId }
    const change = { organizerId, action: "invitation.revoked", ...subject, at }
    await recordChange(tx, actor, change, { ids })
    return { ok: true }
  })
}

/** Sends an invitation again: a new link for seven days, by mail; the one before is void. */
export async function resendInvitation(
  actor: UserActor,
  { invitationId }: { invitationId: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "env" | "keyring">,
): Promise<ResendInvitationResult> {
  const { db, clock, ids, env, keyring } = runtime
  const { organizerId } = actor
  const asked = await clock.now(db)
  const tries = await countTry(db, invitationsByOrganizer, organizerId, { keyring, at: asked })
  if (!tries.allowed) {
    const { retryAfterSeconds } = tries
    return { ok: false, problem: "too-many-tries", retryAfterSeconds }
  }
  return inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    const ended = await endInvitation(tx, actor, invitationId, at)
    if (!ended.ok) return ended
    const { email, role } = ended.invitation
    const id = ids()
    await writeInvitation(tx, actor, { id, email, role }, { ids, env, at })
    const subject = { subjectKind: "invitation", subjectId: id, detail: { role } }
    const change = { organizerId, action: "invitation.resent", ...subject, at }
    await recordChange(tx, actor, change, { ids })
    return { ok: true }
  })
}

async function endInvitation(tx: Transaction, actor: UserActor, invitationId: string, at: Date) {
  const refused = (problem: Refused["problem"]): Refused => ({ ok: false, problem })
  if (!isId(invitationId)) return refused("not-found")
  const manager = await lockPeople(tx, actor)
  const its = and(eq(invitations.id, invitationId), eq(invitations.organizerId, actor.organizerId))
  const [found] = await tx.select().from(invitations).where(its)
  if (!found) return refused("not-found")
  if (manager === null || !mayManage(manager, found.role)) return refused("role-too-small")
  const [ended] = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(and(its, isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .returning()
  return ended ? { ok: true as const, invitation: ended } : refused("not-open")
}
