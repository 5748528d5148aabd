import type Stripe from "stripe"

import { stateForbids } from "./api-problem.ts"
import { emitEvent } from "./emit-event.ts"
import { getSession } from "./expire-session.ts"
import { noCause, type Sandbox } from "./sandbox.ts"

const lateFailure = { code: "payment_intent_payment_attempt_failed", message: "The bank refused." }

/** The bank's answer to a payment made with the card that pays later: the money comes, or it does not. */
export function settlePayment(
  sandbox: Sandbox,
  sessionId: string,
  outcome: "succeeded" | "failed",
): Stripe.Checkout.Session {
  const record = getSession(sandbox, sessionId)
  const intent = sandbox.store.find("paymentIntents", String(record.session.payment_intent))
  const charge = sandbox.store.find("charges", String(intent?.latest_charge))
  if (intent?.status !== "processing" || charge === undefined) {
    throw stateForbids("This checkout has no payment under way.")
  }
  if (outcome === "failed") {
    const failed: Stripe.PaymentIntent = {
      ...intent,
      status: "requires_payment_method",
      last_payment_error: { ...lateFailure, charge: charge.id, type: "card_error" },
    }
    sandbox.store.put("paymentIntents", intent.id, failed)
    sandbox.store.put("charges", charge.id, {
      ...charge,
      status: "failed",
      failure_code: lateFailure.code,
      failure_message: lateFailure.message,
    })
    emitEvent(sandbox, "payment_intent.payment_failed", failed, noCause)
    emitEvent(sandbox, "checkout.session.async_payment_failed", record.session, noCause)
    return record.session
  }
  const paidCharge: Stripe.Charge = {
    ...charge,
    status: "succeeded",
    paid: true,
    captured: true,
    amount_captured: charge.amount,
    balance_transaction: sandbox.newId("txn"),
    receipt_url: `${sandbox.options.origin}/stripe/receipts/${charge.id}`,
  }
  const paid: Stripe.PaymentIntent = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
  }
  const session: Stripe.Checkout.Session = { ...record.session, payment_status: "paid" }
  sandbox.store.put("charges", charge.id, paidCharge)
  sandbox.store.put("paymentIntents", intent.id, paid)
  sandbox.store.put("sessions", session.id, { ...record, session })
  emitEvent(sandbox, "charge.succeeded", paidCharge, noCause)
  emitEvent(sandbox, "payment_intent.succeeded", paid, noCause)
  emitEvent(sandbox, "checkout.session.async_payment_succeeded", session, noCause)
  return session
}
