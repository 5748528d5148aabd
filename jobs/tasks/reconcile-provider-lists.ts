import { reconcileProviderLists } from "#app/features/payment/reconcile-provider-lists.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Once a day: everything at the payment provider that carries our id has its place here. */
export async function reconcile_provider_lists(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.reconcile_provider_lists.parse(payload)
  await reconcileProviderLists({ kind: "job", task: "reconcile_provider_lists" }, runtime)
}
