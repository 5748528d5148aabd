import { eq } from "drizzle-orm"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { BrandInput } from "./brand-schema.ts"

/** Changes how an organizer's pages and mails look, and whom the mails are from. */
export async function saveBrand(
  actor: Extract<Actor, { kind: "user" }>,
  input: BrandInput,
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<void> {
  const { organizerId } = actor
  await inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    await tx.update(organizers).set(input).where(eq(organizers.id, organizerId))
    const change = { action: "organizer.brand-saved", subjectKind: "organizer" }
    await recordChange(tx, actor, { organizerId, ...change, subjectId: organizerId, at }, { ids })
  })
}
