import type { Runtime } from "#app/runtime.server.ts"
import { openSession } from "./open-session.server.ts"

/** Begins a session of a user who was made in this very request. Answers the token for the cookie. */
export async function startSession(
  userId: string,
  { db, clock, ids, random }: Pick<Runtime, "db" | "clock" | "ids" | "random">,
): Promise<string> {
  return openSession(db, userId, { ids, random, at: await clock.now(db) })
}
