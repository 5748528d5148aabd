import { and, eq, isNull } from "drizzle-orm"
import { sessions } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { revokeSessions } from "./revoke-sessions.server.ts"
import { hashSessionToken } from "./session-token.server.ts"

/** Ends the session of one browser, whether or not it was still alive. */
export async function signOut(
  token: string,
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<void> {
  const at = await clock.now(db)
  await db
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.tokenHash, hashSessionToken(token)), isNull(sessions.revokedAt)))
}

/** Ends all sessions of the acting user, this one too. */
export async function signOutEverywhere(
  actor: Extract<Actor, { kind: "user" }>,
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    await revokeSessions(tx, actor.userId, at)
    const { organizerId, userId } = actor
    const change = { action: "user.signed-out-everywhere", subjectKind: "user", subjectId: userId }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
  })
}
