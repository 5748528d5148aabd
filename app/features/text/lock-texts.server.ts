import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { organizers } from "#db/schema/organizers.ts"
import { listOwnTexts } from "./list-own-texts.server.ts"
import { ownTextsIn } from "./own-texts-in.ts"
import type { TextGroup } from "./text-groups.ts"

/**
 * An organizer's own words in a group, by key, which nobody else changes before the transaction ends. Bookings
 * go on meanwhile.
 */
export async function lockTexts(
  tx: Transaction,
  { organizerId, language, group }: { organizerId: string; language: string; group: TextGroup },
): Promise<Record<string, string>> {
  await tx
    .select({ id: organizers.id })
    .from(organizers)
    .where(eq(organizers.id, organizerId))
    .for("no key update")
  return ownTextsIn(group, await listOwnTexts(tx, { organizerId, language }))
}
