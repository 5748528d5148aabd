import { and, asc, desc, eq, isNull, sql } from "drizzle-orm"
import { invitations } from "#db/schema/access.ts"
import { hosts, memberships, sessions, users } from "#db/schema/organizers.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Role } from "./may-manage.ts"

/** Somebody who signs in for an organizer. */
export type Person = {
  userId: string
  name: string
  email: string
  role: Role
  joinedAt: Date
  /** To the hour; null when they never signed in, or long ago. */
  seenAt: Date | null
  /** The host as whom they are booked; null when their time is not sold. */
  host: { id: string; name: string } | null
}

const lastSeen = sql<string | null>`(
  select max(${sessions.seenAt}) from ${sessions} where ${sessions.userId} = ${users.id})`

function selectPeople(db: Runtime["db"]) {
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      joinedAt: memberships.createdAt,
      seenAt: lastSeen,
      host: { id: hosts.id, name: hosts.name },
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      hosts,
      and(eq(hosts.userId, users.id), eq(hosts.organizerId, memberships.organizerId)),
    )
}

const personOf = (row: Omit<Person, "seenAt"> & { seenAt: string | null }): Person => ({
  ...row,
  seenAt: row.seenAt === null ? null : new Date(row.seenAt),
})

/** Everybody who signs in for an organizer, in the order in which they came. */
export async function listPeople(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<Person[]> {
  const rows = await selectPeople(db)
    .where(eq(memberships.organizerId, organizerId))
    .orderBy(asc(memberships.createdAt), asc(users.id))
  return rows.map(personOf)
}

/** One of an organizer's people; null for anybody else. */
export async function findPerson(
  organizerId: string,
  userId: string,
  { db }: Pick<Runtime, "db">,
): Promise<Person | null> {
  if (!isId(userId)) return null
  const [row] = await selectPeople(db).where(
    and(eq(memberships.organizerId, organizerId), eq(memberships.userId, userId)),
  )
  return row ? personOf(row) : null
}

export type OpenInvitation = {
  id: string
  email: string
  role: "admin" | "member"
  invitedByName: string
  createdAt: Date
  expiresAt: Date
}

/** The invitations of an organizer that were neither accepted nor taken back, newest first; some ran out. */
export async function listInvitations(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<OpenInvitation[]> {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedByName: users.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.organizerId, organizerId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
}
