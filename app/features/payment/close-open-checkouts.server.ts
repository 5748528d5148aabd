import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { checkouts } from "#db/schema/payments.ts"
import { enqueue } from "#jobs/enqueue.ts"

/** Nobody may pay any more: the provider is told by the job, and what slips through is settled as it is. */
export async function closeOpenCheckouts(
  tx: Transaction,
  bookingId: string,
  at: Date,
): Promise<void> {
  const open = await tx
    .update(checkouts)
    .set({ unwantedAt: at, updatedAt: at })
    .where(and(eq(checkouts.bookingId, bookingId), inArray(checkouts.state, ["creating", "open"])))
    .returning({ id: checkouts.id })
  for (const { id } of open) {
    await enqueue(
      tx,
      "settle_checkout",
      { checkoutId: id },
      { key: `checkout:${id}`, queue: `booking:${bookingId}` },
    )
  }
}
