import { and, eq, gt, isNull } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { invitations } from "#db/schema/access.ts"
import { memberships, users } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findInvitation, whereElse } from "./find-invitation.server.ts"
import { lockOrganizer } from "./lock-people.server.ts"
import { openSession } from "./open-session.server.ts"
import { hashPassword } from "./password.server.ts"
import { revokeSessions } from "./revoke-sessions.server.ts"

export type AcceptInvitationResult = { ok: true; sessionToken: string } | { ok: false }

/**
 * Lets the holder of a mailed invitation join: with a name and a password, and signed in at once. Once only; of
 * two at once the second is told that it is over. Somebody whose account belongs to nobody any more gets it
 * back with this password: the link came to the address, as a reset's does. Who belongs to another organizer
 * is refused, since a person belongs to one.
 */
export async function acceptInvitation(
  input: { token: string; name: string; password: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring">,
): Promise<AcceptInvitationResult> {
  const { db, clock, ids, random } = runtime
  const found = await findInvitation(input.token, runtime)
  // Before the costly hash: nobody makes us work with a link that is over.
  if (!found || found.over !== null) return { ok: false }
  const passwordHash = await hashPassword(input.password, random)
  return inTransaction(db, async (tx): Promise<AcceptInvitationResult> => {
    await lockOrganizer(tx, found.organizerId)
    const at = await clock.now(tx)
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.id, found.id),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, at),
        ),
      )
      .for("update")
    if (!invitation) return { ok: false }
    const { organizerId, email, role } = invitation
    const person = { id: ids(), email, name: input.name, passwordHash, createdAt: at }
    const userId = await writeUser(tx, person, at)
    if ((await whereElse(tx, email, organizerId)) !== null) return { ok: false }
    await tx.insert(memberships).values({ organizerId, userId, role, createdAt: at })
    await tx.update(invitations).set({ acceptedAt: at }).where(eq(invitations.id, invitation.id))
    const actor = { kind: "user", userId, organizerId, role } as const
    const subject = { subjectKind: "user", subjectId: userId, detail: { role } }
    await recordChange(
      tx,
      actor,
      { organizerId, action: "invitation.accepted", ...subject, at },
      { ids },
    )
    return { ok: true, sessionToken: await openSession(tx, userId, { ids, random, at }) }
  })
}

/** A new user, or the one this address had before; locked, so that nobody joins two organizers at once. */
async function writeUser(
  tx: Transaction,
  person: typeof users.$inferInsert,
  at: Date,
): Promise<string> {
  const [made] = await tx
    .insert(users)
    .values(person)
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id })
  if (made) return made.id
  const [known] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, person.email))
    .for("update")
  if (!known) throw new Error("A user went away while joining.")
  const [belongs] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(eq(memberships.userId, known.id))
    .limit(1)
  if (belongs) return known.id
  const { name, passwordHash } = person
  await tx.update(users).set({ name, passwordHash }).where(eq(users.id, known.id))
  await revokeSessions(tx, known.id, at)
  return known.id
}
