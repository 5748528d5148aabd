import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Makes a checkout at the payment provider equal to its row. */
export async function settle_checkout(payload: unknown, runtime: Runtime): Promise<void> {
  const { checkoutId } = payloads.settle_checkout.parse(payload)
  await settleCheckout({ kind: "job", task: "settle_checkout" }, { checkoutId }, runtime)
}
