import type { Transaction } from "#db/client.ts"
import type { checkouts } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** How a checkout stands, once what the provider said has been applied. */
export type CheckoutOutcome = "open" | "paid" | "processing" | "failed" | "expired" | "refused"

/** What applying a provider's answer needs: the caller has locked the booking and the checkout. */
export type Applying = {
  tx: Transaction
  runtime: Runtime
  actor: Actor
  at: Date
  checkout: typeof checkouts.$inferSelect
}
