import { and, eq, gt, isNull } from "drizzle-orm"
import { oauthStates } from "#db/schema/calendars.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { UserActor } from "./allowed-hosts.server.ts"
import { readState } from "./oauth-state.server.ts"

const GOOD_FOR_MS = 10 * 60_000

/**
 * Uses a state up. Null when it is missing or altered, was used, is older than ten minutes, or belongs to
 * another session, person or provider.
 */
export async function spendState(
  actor: UserActor,
  input: { state: string | null; sessionId: string; provider: string | null },
  { db, clock, keyring }: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<typeof oauthStates.$inferSelect | null> {
  const id = readState(keyring, input.state)
  if (id === null) return null
  const now = await clock.now(db)
  const [used] = await db
    .update(oauthStates)
    .set({ usedAt: now })
    .where(
      and(
        eq(oauthStates.id, id),
        eq(oauthStates.organizerId, actor.organizerId),
        eq(oauthStates.userId, actor.userId),
        eq(oauthStates.sessionId, input.sessionId),
        ...(input.provider === null ? [] : [eq(oauthStates.provider, input.provider)]),
        isNull(oauthStates.usedAt),
        gt(oauthStates.createdAt, new Date(now.getTime() - GOOD_FOR_MS)),
      ),
    )
    .returning()
  return used ?? null
}
