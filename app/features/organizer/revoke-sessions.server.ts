import { and, eq, isNull } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { sessions } from "#db/schema/organizers.ts"

/** Ends every session of a user: all their browsers are signed out with their next request. */
export async function revokeSessions(db: Queryable, userId: string, at: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
}
