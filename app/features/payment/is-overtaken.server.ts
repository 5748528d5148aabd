import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { checkouts } from "#db/schema/payments.ts"

/**
 * Whether a later checkout of the booking was begun: what is told again about this one says nothing about it. Later by
 * the database's clock: ids are only as true as the clock of whichever machine gave them.
 */
export async function isOvertaken(
  tx: Transaction,
  { bookingId, checkoutId }: { bookingId: string; checkoutId: string },
): Promise<boolean> {
  const [later] = await tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.bookingId, bookingId),
        sql`(${checkouts.createdAt}, ${checkouts.id}) > (
          select created_at, id from checkouts where id = ${checkoutId})`,
      ),
    )
    .limit(1)
  return later !== undefined
}
