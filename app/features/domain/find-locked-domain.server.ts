import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"

export type LockedDomain = typeof domains.$inferSelect & { isPrimary: boolean }

/**
 * A domain of an organizer, locked with the organizer, whose primary host may change with it: always the organizer
 * first, so that two changes never wait for each other.
 */
export async function findLockedDomain(
  tx: Transaction,
  { organizerId, id }: { organizerId: string; id: string },
): Promise<LockedDomain | null> {
  const [organizer] = await tx
    .select({ primaryHost: organizers.primaryHost })
    .from(organizers)
    .where(eq(organizers.id, organizerId))
    // Bookings, which refer to the organizer, need not wait for it.
    .for("no key update")
  const [row] = await tx
    .select()
    .from(domains)
    .where(and(eq(domains.organizerId, organizerId), eq(domains.id, id)))
    .for("update")
  return row && organizer ? { ...row, isPrimary: organizer.primaryHost === row.host } : null
}
