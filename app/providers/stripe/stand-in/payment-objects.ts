import type Stripe from "stripe"

import type { SessionRecord } from "./records.ts"
import type { Sandbox } from "./sandbox.ts"

/** A payment intent for a session's total, waiting for a card. */
export function openPaymentIntent(sandbox: Sandbox, record: SessionRecord): Stripe.PaymentIntent {
  const id = sandbox.newId("pi")
  const { session, intent } = record
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types:
      session.allowed_payment_method_types as Stripe.PaymentIntent["allowed_payment_method_types"],
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_details: {},
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: intent.captureMethod,
    client_secret: null,
    confirmation_method: "automatic",
    created: sandbox.nowSeconds(),
    currency: session.currency ?? "",
    customer: null,
    customer_account: null,
    description: intent.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: intent.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: intent.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statementDescriptorSuffix,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: intent.transferGroup,
  }
}

export type ChargeFacts = {
  status: "succeeded" | "pending" | "failed"
  brand: string
  last4: string
  email: string | null
  failure: { code: string; message: string } | null
}

/** One attempt on a card for an intent's whole amount. */
export function newCharge(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  facts: ChargeFacts,
): Stripe.Charge {
  const isPaid = facts.status === "succeeded"
  const id = sandbox.newId("ch")
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: isPaid ? sandbox.newId("txn") : null,
    billing_details: { address: null, email: facts.email, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: "SANDBOX",
    captured: isPaid,
    created: sandbox.nowSeconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: facts.failure?.code ?? null,
    failure_message: facts.failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: sandbox.newId("pm"),
    payment_method_details: { type: "card", card: cardDetails(intent.amount, facts) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: isPaid ? `${sandbox.options.origin}/stripe/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: facts.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
}

function cardDetails(
  amountMinor: number,
  facts: ChargeFacts,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amountMinor,
    authorization_code: null,
    brand: facts.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    fingerprint: null,
    funding: "credit",
    installments: null,
    last4: facts.last4,
    mandate: null,
    network: facts.brand,
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  }
}
