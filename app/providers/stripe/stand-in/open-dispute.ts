import type Stripe from "stripe"

import { noSuch, stateForbids } from "./api-problem.ts"
import { emitEvent } from "./emit-event.ts"
import { noCause, type Sandbox } from "./sandbox.ts"

const evidenceMembers = [
  "access_activity_log",
  "billing_address",
  "cancellation_policy",
  "cancellation_policy_disclosure",
  "cancellation_rebuttal",
  "customer_communication",
  "customer_email_address",
  "customer_name",
  "customer_purchase_ip",
  "customer_signature",
  "duplicate_charge_documentation",
  "duplicate_charge_explanation",
  "duplicate_charge_id",
  "product_description",
  "receipt",
  "refund_policy",
  "refund_policy_disclosure",
  "refund_refusal_explanation",
  "service_date",
  "service_documentation",
  "shipping_address",
  "shipping_carrier",
  "shipping_date",
  "shipping_documentation",
  "shipping_tracking_number",
  "uncategorized_file",
  "uncategorized_text",
] as const

const noEvidence = {
  ...(Object.fromEntries(evidenceMembers.map((name) => [name, null])) as Record<
    (typeof evidenceMembers)[number],
    null
  >),
  enhanced_evidence: {},
} satisfies Stripe.Dispute["evidence"]

/** A cardholder's bank takes a payment back: all of it, or `amountMinor`. */
export function openDispute(
  sandbox: Sandbox,
  chargeId: string,
  facts: { amountMinor: number | null; reason: string },
): Stripe.Dispute {
  const charge = sandbox.store.find("charges", chargeId)
  if (charge === undefined) throw noSuch("charge", chargeId, "charge")
  if (charge.status !== "succeeded") throw stateForbids(`Charge ${chargeId} has not succeeded.`)
  if (charge.disputed) throw stateForbids(`Charge ${chargeId} is disputed already.`)
  const dispute: Stripe.Dispute = {
    id: sandbox.newId("dp"),
    object: "dispute",
    amount: facts.amountMinor ?? charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: sandbox.nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: sandbox.nowSeconds() + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: {
        brand: charge.payment_method_details?.card?.brand ?? "visa",
        case_type: "chargeback",
        network: charge.payment_method_details?.card?.brand ?? "visa",
        network_reason_code: "10.4",
      },
    },
    reason: facts.reason,
    status: "needs_response",
  }
  sandbox.store.put("disputes", dispute.id, dispute)
  sandbox.store.put("charges", charge.id, { ...charge, disputed: true })
  emitEvent(sandbox, "charge.dispute.created", dispute, noCause)
  return dispute
}

/** The bank decides a dispute: `won` is in the organizer's favour. */
export function closeDispute(sandbox: Sandbox, id: string, status: "won" | "lost"): Stripe.Dispute {
  const dispute = sandbox.store.find("disputes", id)
  if (dispute === undefined) throw noSuch("dispute", id, "dispute")
  if (dispute.status === "won" || dispute.status === "lost") {
    throw stateForbids(`Dispute ${id} is closed.`)
  }
  const closed: Stripe.Dispute = { ...dispute, status }
  sandbox.store.put("disputes", id, closed)
  emitEvent(sandbox, "charge.dispute.closed", closed, noCause, { status: dispute.status })
  return closed
}
