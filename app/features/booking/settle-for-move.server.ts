import { and, eq, inArray } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { checkouts } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** What a booking may still be paid in, by id: only the provider's own answer closes one. */
export async function listOpenCheckouts(db: Queryable, bookingId: string): Promise<string[]> {
  const rows = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, bookingId), inArray(checkouts.state, ["creating", "open"])))
  return rows.map(({ id }) => id)
}

/** An unpaid hold's checkout names its time: it is closed at the provider before the hold moves. */
export async function closeOwnCheckouts(
  actor: Actor,
  checkoutIds: string[],
  runtime: Runtime,
): Promise<"closed" | "already-paid" | "provider-unreachable"> {
  for (const checkoutId of checkoutIds) {
    try {
      const outcome = await settleCheckout(actor, { checkoutId, close: true }, runtime)
      if (outcome === "paid" || outcome === "processing") return "already-paid"
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error
      runtime.log.warn({ err: error, checkoutId }, "a hold could not be moved")
      return "provider-unreachable"
    }
  }
  return "closed"
}
