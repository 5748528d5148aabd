import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Holds in the way that have run out are settled at the provider; `unknown` when it does not answer. */
export async function settleExpired(
  checkoutIds: string[],
  runtime: Runtime,
): Promise<"settled" | "unknown"> {
  for (const checkoutId of checkoutIds) {
    try {
      await settleCheckout({ kind: "provider", provider: "stripe" }, { checkoutId }, runtime)
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error
      runtime.log.warn({ err: error, checkoutId }, "an expired hold could not be settled")
      return "unknown"
    }
  }
  return "settled"
}
