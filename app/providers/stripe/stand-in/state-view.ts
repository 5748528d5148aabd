import type { Sandbox } from "./sandbox.ts"

/**
 * `GET /stripe/state`: the whole state, for looking and for tests. Objects are as the API shows them, oldest
 * first; no key and no signing secret is among them.
 */
export function stateView(sandbox: Sandbox): object {
  const { store, webhooks, faults } = sandbox
  return {
    now: sandbox.now().toISOString(),
    sessions: store.list("sessions").map(({ session, lines }) => ({ ...session, lines })),
    paymentIntents: store.list("paymentIntents"),
    charges: store.list("charges"),
    refunds: store.list("refunds"),
    disputes: store.list("disputes"),
    events: store.list("events"),
    deliveries: store.list("deliveries"),
    webhooks,
    faults,
  }
}
