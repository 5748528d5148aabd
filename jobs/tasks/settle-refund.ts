import { settleRefund } from "#app/features/payment/settle-refund.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Sends a refund that was decided, or looks up one that was sent. */
export async function settle_refund(payload: unknown, runtime: Runtime): Promise<void> {
  const { refundId } = payloads.settle_refund.parse(payload)
  await settleRefund({ kind: "job", task: "settle_refund" }, { refundId }, runtime)
}
