import { eq } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { checkouts } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { applyTransition } from "#app/features/booking/apply-transition.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import type { FullCheckoutSession } from "#app/providers/stripe/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { lockCheckout } from "./lock-checkout.server.ts"

/** The provider opened the session: writes down where the client pays. Told twice, it changes nothing. */
export async function recordCheckoutOpened(
  actor: Actor,
  { checkoutId, session }: { checkoutId: string; session: FullCheckoutSession },
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    const { booking, checkout } = await lockCheckout(tx, checkoutId)
    if (checkout.state !== "creating") return
    const at = await runtime.clock.now(tx)
    await tx
      .update(checkouts)
      .set({
        state: "open",
        providerSessionId: session.id,
        sealedAddress: session.url
          ? runtime.keyring.seal("checkout-address", checkoutId, session.url)
          : null,
        unansweredAt: null,
        updatedAt: at,
      })
      .where(eq(checkouts.id, checkoutId))
    await recordEvent(tx, runtime, {
      booking,
      actor,
      kind: "checkout-opened",
      reason: "checkout-opened",
      at,
      detail: { checkoutId },
    })
    if (booking.state === "SCHEDULED" || booking.state === "PAYMENT_FAILED") {
      const move = { booking, to: "PAYMENT_PENDING", actor, reason: "checkout-opened", at } as const
      await applyTransition(tx, runtime, move)
    }
  })
}
