import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { schedules } from "#db/schema/schedules.ts"
import type { LockedBooking } from "./lock-booking.server.ts"

/** What a booking says of its leading host; as it was unless its meeting is led by somebody else. */
export async function leadHost(
  tx: Transaction,
  booking: Pick<LockedBooking, "pageId" | "hostId" | "hostTimeZone">,
  hostIds: readonly string[],
): Promise<Pick<LockedBooking, "hostId" | "hostTimeZone">> {
  const { pageId, hostTimeZone } = booking
  const hostId = hostIds[0] ?? booking.hostId
  if (hostId === booking.hostId) return { hostId, hostTimeZone }
  const [own] = await tx
    .select({ timeZone: schedules.timeZone })
    .from(pageHosts)
    .innerJoin(schedules, eq(schedules.id, pageHosts.scheduleId))
    .where(and(eq(pageHosts.pageId, pageId), eq(pageHosts.hostId, hostId)))
  return { hostId, hostTimeZone: own?.timeZone ?? hostTimeZone }
}
