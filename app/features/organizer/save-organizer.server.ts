import { eq } from "drizzle-orm"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OrganizerSettings } from "./schema.ts"

/**
 * Changes an organizer's name, zone and colour, and which sites may show its pages. The zone is what new
 * schedules and tables begin with.
 */
export async function saveOrganizer(
  actor: Extract<Actor, { kind: "user" }>,
  input: OrganizerSettings,
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true }> {
  const { organizerId } = actor
  return inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    await tx
      .update(organizers)
      .set({
        name: input.name,
        timeZone: input.timeZone,
        ...(input.accentColor === undefined ? {} : { accentColor: input.accentColor }),
        ...(input.embedOrigins === undefined ? {} : { embedOrigins: input.embedOrigins }),
      })
      .where(eq(organizers.id, organizerId))
    const change = { action: "organizer.saved", subjectKind: "organizer", subjectId: organizerId }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
    return { ok: true }
  })
}
