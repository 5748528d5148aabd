import { and, eq, ne, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { schedules } from "#db/schema/schedules.ts"

/** Whether another schedule of this host is called the same, whatever the case. The host is locked. */
export async function isNameTaken(
  tx: Transaction,
  { hostId, name, except }: { hostId: string; name: string; except?: string },
): Promise<boolean> {
  const rows = await tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(
      and(
        eq(schedules.hostId, hostId),
        sql`lower(${schedules.name}) = lower(${name})`,
        ...(except === undefined ? [] : [ne(schedules.id, except)]),
      ),
    )
    .limit(1)
  return rows.length > 0
}
