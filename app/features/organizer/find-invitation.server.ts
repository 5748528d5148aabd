import { and, eq, gt, isNull } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { invitations } from "#db/schema/access.ts"
import { memberships, organizers, users } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { readInvitationToken } from "./invitation-token.server.ts"

/** Why an invitation cannot be accepted. `elsewhere`: the address belongs to another organizer's people. */
export type InvitationOver =
  "accepted" | "sent-again" | "revoked" | "expired" | "already-here" | "elsewhere"

/** What the page says that a mailed invitation opens. */
export type ShownInvitation = {
  id: string
  organizerId: string
  organizerName: string
  locale: string
  email: string
  role: "admin" | "member"
  /** How the person is called already, from a time before; empty for somebody new. */
  name: string
  /** Null while it can be accepted. */
  over: InvitationOver | null
}

/** The invitation of a mailed link, whatever became of it; null when we never signed this link. */
export async function findInvitation(
  token: string,
  { db, clock, keyring }: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<ShownInvitation | null> {
  const id = readInvitationToken(keyring, token)
  if (id === null) return null
  const [row] = await db
    .select({
      invitation: invitations,
      organizer: { id: organizers.id, name: organizers.name, locale: organizers.locale },
      name: users.name,
    })
    .from(invitations)
    .innerJoin(organizers, eq(organizers.id, invitations.organizerId))
    .leftJoin(users, eq(users.email, invitations.email))
    .where(eq(invitations.id, id))
  if (!row) return null
  const { invitation, organizer } = row
  const at = await clock.now(db)
  const over =
    (await overByItself(db, invitation, at)) ??
    (await whereElse(db, invitation.email, organizer.id))
  return {
    id,
    organizerId: organizer.id,
    organizerName: organizer.name,
    locale: organizer.locale,
    email: invitation.email,
    role: invitation.role,
    name: over === null ? (row.name ?? "") : "",
    over,
  }
}

type Row = typeof invitations.$inferSelect

async function overByItself(db: Queryable, row: Row, at: Date): Promise<InvitationOver | null> {
  if (row.acceptedAt) return "accepted"
  if (!row.revokedAt) return row.expiresAt <= at ? "expired" : null
  const [newer] = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizerId, row.organizerId),
        eq(invitations.email, row.email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, at),
      ),
    )
  return newer ? "sent-again" : "revoked"
}

/** Whether an address belongs to somebody's people already: everybody belongs to one organizer's. */
export async function whereElse(
  db: Queryable,
  email: string,
  organizerId: string,
): Promise<"already-here" | "elsewhere" | null> {
  const [member] = await db
    .select({ organizerId: memberships.organizerId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(users.email, email))
    .limit(1)
  if (!member) return null
  return member.organizerId === organizerId ? "already-here" : "elsewhere"
}
