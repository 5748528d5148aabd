import type Stripe from "stripe"

import { badParameter, noSuch, stateForbids } from "./api-problem.ts"
import { amountStep, formatStripeMoney } from "./currencies.ts"
import { emitEvent } from "./emit-event.ts"
import { lateFateOf } from "./refund-fate.ts"
import type { RefundParams } from "./refund-params.ts"
import type { Cause, Sandbox } from "./sandbox.ts"

/**
 * Gives money back, all that is left or a part of it; the amount is in Stripe's smallest unit. The same for
 * the API and for a refund made in the dashboard.
 */
export function createRefund(sandbox: Sandbox, params: RefundParams, cause: Cause): Stripe.Refund {
  const charge = chargeToRefund(sandbox, params)
  const leftMinor = charge.amount_captured - charge.amount_refunded
  if (charge.disputed) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`
    throw stateForbids(message, "charge_disputed", charge.id)
  }
  if (leftMinor === 0) {
    const message = `Charge ${charge.id} has already been refunded.`
    throw stateForbids(message, "charge_already_refunded", charge.id)
  }
  const amountMinor = params.amount ?? leftMinor
  if (amountMinor % amountStep(charge.currency) !== 0) {
    const message = `Amounts in ${charge.currency} must be a multiple of ${amountStep(charge.currency)}`
    throw badParameter("parameter_invalid_integer", message, "amount")
  }
  if (amountMinor > leftMinor) {
    const [wanted, left] = [amountMinor, leftMinor].map((amount) =>
      formatStripeMoney(amount, charge.currency, "en"),
    )
    throw stateForbids(
      `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left})`,
      "amount_too_large",
    )
  }
  const fate = lateFateOf(charge)
  const refund = newRefund(sandbox, charge, params, amountMinor, fate === "settles")
  const refundedMinor = charge.amount_refunded + amountMinor
  const refunded: Stripe.Charge = {
    ...charge,
    amount_refunded: refundedMinor,
    refunded: refundedMinor === charge.amount_captured,
  }
  sandbox.store.put("refunds", refund.id, refund)
  sandbox.store.put("charges", charge.id, refunded)
  if (fate !== null) {
    sandbox.store.put("refundFates", refund.id, {
      refundId: refund.id,
      dueAtSeconds: sandbox.nowSeconds() + 10,
      status: fate === "settles" ? "succeeded" : "failed",
    })
  }
  emitEvent(sandbox, "refund.created", refund, cause)
  emitEvent(sandbox, "charge.refunded", refunded, cause, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  })
  return refund
}

function chargeToRefund(sandbox: Sandbox, params: RefundParams): Stripe.Charge {
  if (params.charge !== undefined) {
    const charge = sandbox.store.find("charges", params.charge)
    if (charge === undefined) throw noSuch("charge", params.charge, "charge")
    if (charge.status !== "succeeded") throw stateForbids(`Charge ${charge.id} has not succeeded.`)
    return charge
  }
  const id = params.payment_intent ?? ""
  const intent = sandbox.store.find("paymentIntents", id)
  if (intent === undefined) throw noSuch("payment_intent", id, "payment_intent")
  const charge = sandbox.store.find("charges", String(intent.latest_charge))
  if (charge?.status !== "succeeded") {
    const message = `This PaymentIntent (${id}) does not have a successful charge to refund.`
    throw stateForbids(message, "payment_intent_unexpected_state")
  }
  return charge
}

function newRefund(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  params: RefundParams,
  amountMinor: number,
  isPending: boolean,
): Stripe.Refund {
  return {
    id: sandbox.newId("re"),
    object: "refund",
    amount: amountMinor,
    balance_transaction: sandbox.newId("txn"),
    charge: charge.id,
    created: sandbox.nowSeconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      type: "card",
      card: {
        reference_status: "pending",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
    },
    metadata: params.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(isPending ? { pending_reason: "processing" } : {}),
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isPending ? "pending" : "succeeded",
    transfer_reversal: null,
  }
}
