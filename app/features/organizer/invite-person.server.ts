import { and, eq, isNull, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { invitations } from "#db/schema/access.ts"
import { memberships, users } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { lockPeople } from "./lock-people.server.ts"
import { mayManage } from "./may-manage.ts"
import { countTry } from "./throttle.server.ts"
import { invitationsByOrganizer, writeInvitation } from "./write-invitation.server.ts"

export type InvitePersonResult =
  | { ok: true; invitationId: string }
  | { ok: false; problem: "already-here" | "already-invited" | "role-too-small" }
  | { ok: false; problem: "too-many-tries"; retryAfterSeconds: number }

/**
 * Asks somebody to join an organizer's people: a mail with a signed link goes to the address. Whether the
 * address belongs to anybody elsewhere is never told.
 * @param attempt the form's hidden id, the invitation's own: sending the same form twice is one invitation
 */
export async function invitePerson(
  actor: Extract<Actor, { kind: "user" }>,
  { email, role, attempt }: { email: string; role: "admin" | "member"; attempt?: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "env" | "keyring">,
): Promise<InvitePersonResult> {
  const { db, clock, ids, env, keyring } = runtime
  const { organizerId } = actor
  const id = attempt ?? ids()
  if (await isKnown(db, { id, organizerId, email })) return { ok: true, invitationId: id }
  const asked = await clock.now(db)
  const tries = await countTry(db, invitationsByOrganizer, organizerId, { keyring, at: asked })
  if (!tries.allowed) {
    const { retryAfterSeconds } = tries
    return { ok: false, problem: "too-many-tries", retryAfterSeconds }
  }
  return inTransaction(db, async (tx): Promise<InvitePersonResult> => {
    const manager = await lockPeople(tx, actor)
    if (manager === null || !mayManage(manager, role)) {
      return { ok: false, problem: "role-too-small" }
    }
    if (await isKnown(tx, { id, organizerId, email })) return { ok: true, invitationId: id }
    const [here] = await tx
      .select({ id: users.id })
      .from(users)
      .innerJoin(memberships, eq(memberships.userId, users.id))
      .where(and(eq(memberships.organizerId, organizerId), eq(users.email, email)))
    if (here) return { ok: false, problem: "already-here" }
    const at = await clock.now(tx)
    // One that ran out is no longer in the way.
    await tx
      .update(invitations)
      .set({ revokedAt: at })
      .where(
        and(isOpenFor(organizerId, email), sql`${invitations.expiresAt} <= ${at.toISOString()}`),
      )
    const [open] = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(isOpenFor(organizerId, email))
    if (open) return { ok: false, problem: "already-invited" }
    // An id that a form made up and that is taken is simply not used.
    const [taken] = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.id, id))
    const invitationId = taken ? ids() : id
    await writeInvitation(tx, actor, { id: invitationId, email, role }, { ids, env, at })
    const subject = { subjectKind: "invitation", subjectId: invitationId, detail: { role } }
    await recordChange(
      tx,
      actor,
      { organizerId, action: "invitation.sent", ...subject, at },
      { ids },
    )
    return { ok: true, invitationId }
  })
}

function isOpenFor(organizerId: string, email: string) {
  return and(
    eq(invitations.organizerId, organizerId),
    eq(invitations.email, email),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  )
}

/** Whether this very form was sent before. */
async function isKnown(
  db: Transaction | Runtime["db"],
  { id, organizerId, email }: { id: string; organizerId: string; email: string },
): Promise<boolean> {
  const [known] = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.id, id),
        eq(invitations.organizerId, organizerId),
        eq(invitations.email, email),
      ),
    )
  return known !== undefined
}
