import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { hosts } from "#db/schema/organizers.ts"

/**
 * Locks a host of this organizer, so that its schedules change one after the other. False when there is
 * none, or it is another's.
 */
export async function lockHost(
  tx: Transaction,
  organizerId: string,
  hostId: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: hosts.id })
    .from(hosts)
    .where(and(eq(hosts.organizerId, organizerId), eq(hosts.id, hostId)))
    // Pages and bookings may go on naming this host meanwhile.
    .for("no key update")
  return rows.length > 0
}
