import { and, eq, gt } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { checkouts } from "#db/schema/payments.ts"

/** Whether a later checkout of the booking was begun: what is told again about this one says nothing about it. */
export async function isOvertaken(
  tx: Transaction,
  { bookingId, checkoutId }: { bookingId: string; checkoutId: string },
): Promise<boolean> {
  const [later] = await tx
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, bookingId), gt(checkouts.id, checkoutId)))
    .limit(1)
  return later !== undefined
}
