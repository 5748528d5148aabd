import { sql } from "drizzle-orm"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { createOrganizer, type NewOrganizer } from "./create-organizer.server.ts"
import { hashPassword } from "./password.server.ts"
import type { SetupInput } from "./schema.ts"

export type SetupResult = ({ ok: true } & NewOrganizer) | { ok: false; problem: "already-set-up" }

/**
 * The first run: makes the one organizer of an empty installation, with its owner. Of two at once the
 * second is told that it is done already.
 * @param input as `setupSchema` accepts it
 */
export async function setUpOrganizer(
  actor: Actor,
  input: SetupInput,
  { db, clock, ids, random }: Pick<Runtime, "db" | "clock" | "ids" | "random">,
): Promise<SetupResult> {
  const { password, ...facts } = input
  const passwordHash = await hashPassword(password, random)
  return inTransaction(db, async (tx) => {
    await tx.execute(sql`select from installation for update`)
    const [existing] = await tx.select({ id: organizers.id }).from(organizers).limit(1)
    if (existing) return { ok: false, problem: "already-set-up" }
    const at = await clock.now(tx)
    const made = await createOrganizer(tx, actor, { ...facts, passwordHash }, { ids, at })
    return { ok: true, ...made }
  })
}
