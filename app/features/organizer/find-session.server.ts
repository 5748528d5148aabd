import { and, asc, eq, gt, isNull } from "drizzle-orm"
import { hosts, memberships, organizers, sessions, users } from "#db/schema/organizers.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { hashSessionToken, sessionEnd } from "./session-token.server.ts"

/** Who is signed in, for which organizer. Every query of the admin starts from `organizer.id`. */
export type SignedIn = {
  sessionId: string
  actor: Extract<Actor, { kind: "user" }>
  user: { id: string; name: string; email: string }
  organizer: {
    id: string
    slug: string
    /** The host of their own that addresses are written with; null for ours. */
    primaryHost: string | null
    name: string
    accentColor: string
    timeZone: string
    locale: string
  }
  /** The signed-in person as a host; null when their own time is not sold. */
  host: { id: string; name: string; email: string } | null
}

/** A session's end is moved on at most this often, so that a page view is no write. */
const SLIDES_EVERY_MS = 3_600_000

/** The session behind a cookie's token, when it is neither over nor revoked. Using it prolongs it. */
export async function findSession(
  token: string,
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<SignedIn | null> {
  const at = await clock.now(db)
  const [row] = await db
    .select({
      sessionId: sessions.id,
      seenAt: sessions.seenAt,
      role: memberships.role,
      user: { id: users.id, name: users.name, email: users.email },
      organizer: {
        id: organizers.id,
        slug: organizers.slug,
        primaryHost: organizers.primaryHost,
        name: organizers.name,
        accentColor: organizers.accentColor,
        timeZone: organizers.timeZone,
        locale: organizers.locale,
      },
      host: { id: hosts.id, name: hosts.name, email: hosts.email },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organizers, eq(organizers.id, memberships.organizerId))
    .leftJoin(hosts, and(eq(hosts.userId, users.id), eq(hosts.organizerId, organizers.id)))
    .where(
      and(
        eq(sessions.tokenHash, hashSessionToken(token)),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, at),
      ),
    )
    .orderBy(asc(memberships.createdAt), asc(hosts.createdAt))
    .limit(1)
  if (!row) return null
  if (at.getTime() - row.seenAt.getTime() > SLIDES_EVERY_MS) {
    await db
      .update(sessions)
      .set({ seenAt: at, expiresAt: sessionEnd(at) })
      .where(and(eq(sessions.id, row.sessionId), isNull(sessions.revokedAt)))
  }
  const { sessionId, role, user, organizer, host } = row
  const actor = { kind: "user", userId: user.id, organizerId: organizer.id, role } as const
  return { sessionId, actor, user, organizer, host }
}
