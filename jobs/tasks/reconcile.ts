import { reconcileCalendarEvents } from "#app/features/calendar/reconcile-calendar-events.server.ts"
import { reconcilePayments } from "#app/features/payment/reconcile-payments.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Compares what is under way with what the providers say. */
export async function reconcile(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.reconcile.parse(payload)
  await reconcilePayments({ kind: "job", task: "reconcile" }, runtime)
  await reconcileCalendarEvents(runtime)
}
