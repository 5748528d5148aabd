import type Stripe from "stripe"

import { noSuch, stateForbids } from "./api-problem.ts"
import { emitEvent } from "./emit-event.ts"
import { noCause, type Sandbox } from "./sandbox.ts"

/**
 * The two test cards whose refunds change later (https://docs.stripe.com/testing#refunds): 7726 is pending
 * first and succeeds, 5126 succeeds first and fails.
 */
export function lateFateOf(charge: Stripe.Charge): "settles" | "fails" | null {
  const last4 = charge.payment_method_details?.card?.last4
  if (last4 === "7726") return "settles"
  return last4 === "5126" ? "fails" : null
}

/** Lets every refund whose time has come succeed or fail. */
export function meetRefundFates(sandbox: Sandbox) {
  for (const fate of sandbox.store.list("refundFates")) {
    if (fate.dueAtSeconds > sandbox.nowSeconds()) continue
    sandbox.store.remove("refundFates", fate.refundId)
    const refund = sandbox.store.find("refunds", fate.refundId)
    if (refund === undefined) continue
    if (fate.status === "failed" && refund.status !== "failed") failRefund(sandbox, refund.id)
    if (fate.status === "succeeded" && refund.status === "pending") settleRefund(sandbox, refund.id)
  }
}

/** A pending refund arrives: status `succeeded`, event `refund.updated`. */
export function settleRefund(sandbox: Sandbox, id: string): Stripe.Refund {
  const refund = sandbox.store.find("refunds", id)
  if (refund === undefined) throw noSuch("refund", id, "refund")
  if (refund.status !== "pending") throw stateForbids(`Refund ${id} is ${refund.status}.`)
  const { pending_reason: _, ...rest } = refund
  const settled: Stripe.Refund = { ...rest, status: "succeeded" }
  sandbox.store.put("refunds", id, settled)
  emitEvent(sandbox, "refund.updated", settled, noCause, { status: refund.status })
  return settled
}

/**
 * The bank sends a refund back, even one that had succeeded: status `failed`, the charge counts it no
 * longer, events `refund.updated` and `refund.failed`.
 */
export function failRefund(
  sandbox: Sandbox,
  id: string,
  reason = "expired_or_canceled_card",
): Stripe.Refund {
  const refund = sandbox.store.find("refunds", id)
  if (refund === undefined) throw noSuch("refund", id, "refund")
  if (refund.status !== "pending" && refund.status !== "succeeded") {
    throw stateForbids(`Refund ${id} is ${refund.status}.`)
  }
  const { pending_reason: _, ...rest } = refund
  const failed: Stripe.Refund = {
    ...rest,
    status: "failed",
    failure_reason: reason,
    failure_balance_transaction: sandbox.newId("txn"),
  }
  sandbox.store.put("refunds", id, failed)
  const charge = sandbox.store.find("charges", String(refund.charge))
  if (charge !== undefined) {
    const amount_refunded = charge.amount_refunded - refund.amount
    sandbox.store.put("charges", charge.id, { ...charge, amount_refunded, refunded: false })
  }
  emitEvent(sandbox, "refund.updated", failed, noCause, { status: refund.status })
  emitEvent(sandbox, "refund.failed", failed, noCause)
  return failed
}
