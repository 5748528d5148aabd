import type Stripe from "stripe"

import { type CardBehaviour, readCard } from "./cards.ts"
import { emitEvent } from "./emit-event.ts"
import { getSession } from "./expire-session.ts"
import { openDispute } from "./open-dispute.ts"
import { returnAddress } from "./page-addresses.ts"
import { newCharge, openPaymentIntent } from "./payment-objects.ts"
import type { SessionRecord } from "./records.ts"
import { noCause, type Sandbox } from "./sandbox.ts"
import { customerDetails } from "./session-object.ts"

/** What the payable page does next. `closed` means that the session was not open any more. */
export type PayOutcome =
  | { kind: "paid" | "processing"; returnTo: string }
  | { kind: "declined" | "incorrect"; message: string }
  | { kind: "closed" }

type Decline = Extract<CardBehaviour, { does: "decline" }>

/**
 * A buyer presses "Pay" with a card number and, if they like, an email. A declined card leaves the session
 * open; a session without anything to pay needs no card.
 */
export function paySession(
  sandbox: Sandbox,
  id: string,
  typed: { card: string; email: string | null },
): PayOutcome {
  const record = getSession(sandbox, id)
  const { session } = record
  if (session.status !== "open") return { kind: "closed" }
  const returnTo = returnAddress(session.success_url ?? "", id)
  const email = session.customer_email ?? typed.email
  if (session.amount_total === 0) {
    complete(sandbox, record, { email })
    return { kind: "paid", returnTo }
  }
  const card = readCard(typed.card)
  if (card === null) return { kind: "incorrect", message: "Your card number is incorrect." }
  const intent = intentOf(sandbox, record)
  const { behaviour } = card
  if (behaviour.does === "decline") {
    declineCharge(sandbox, record, intent, { ...card, email }, behaviour)
    return { kind: "declined", message: behaviour.message }
  }
  const isLate = behaviour.does === "pay-later"
  const status = isLate ? "pending" : "succeeded"
  const charge = newCharge(sandbox, intent, { ...card, email, status, failure: null })
  const paid: Stripe.PaymentIntent = {
    ...intent,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    last_payment_error: null,
    status: isLate ? "processing" : "succeeded",
    amount_received: isLate ? 0 : intent.amount,
  }
  sandbox.store.put("charges", charge.id, charge)
  sandbox.store.put("paymentIntents", paid.id, paid)
  if (!isLate) {
    emitEvent(sandbox, "charge.succeeded", charge, noCause)
    emitEvent(sandbox, "payment_intent.succeeded", paid, noCause)
  }
  complete(sandbox, record, { email, intentId: paid.id, paymentStatus: isLate ? "unpaid" : "paid" })
  if (behaviour.does === "pay" && behaviour.then === "dispute") {
    openDispute(sandbox, charge.id, { amountMinor: null, reason: "fraudulent" })
  }
  return { kind: isLate ? "processing" : "paid", returnTo }
}

function intentOf(sandbox: Sandbox, record: SessionRecord): Stripe.PaymentIntent {
  const id = record.session.payment_intent
  const known = typeof id === "string" ? sandbox.store.find("paymentIntents", id) : undefined
  return known ?? openPaymentIntent(sandbox, record)
}

function complete(
  sandbox: Sandbox,
  record: SessionRecord,
  facts: { email: string | null; intentId?: string; paymentStatus?: "paid" | "unpaid" },
) {
  const session: Stripe.Checkout.Session = {
    ...record.session,
    status: "complete",
    url: null,
    customer_details: customerDetails(facts.email),
    payment_intent: facts.intentId ?? null,
    payment_status: facts.paymentStatus ?? record.session.payment_status,
  }
  sandbox.store.put("sessions", session.id, { ...record, session })
  emitEvent(sandbox, "checkout.session.completed", session, noCause)
}

function declineCharge(
  sandbox: Sandbox,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  card: { brand: string; last4: string; email: string | null },
  behaviour: Decline,
) {
  const failure = { code: behaviour.code, message: behaviour.message }
  const charge = newCharge(sandbox, intent, { ...card, status: "failed", failure })
  const failed: Stripe.PaymentIntent = {
    ...intent,
    latest_charge: charge.id,
    last_payment_error: {
      charge: charge.id,
      code: behaviour.code as Stripe.PaymentIntent.LastPaymentError["code"] & string,
      decline_code: behaviour.declineCode,
      message: behaviour.message,
      type: "card_error",
    },
    status: "requires_payment_method",
  }
  sandbox.store.put("charges", charge.id, charge)
  sandbox.store.put("paymentIntents", failed.id, failed)
  const session = { ...record.session, payment_intent: failed.id }
  sandbox.store.put("sessions", session.id, { ...record, session })
  emitEvent(sandbox, "payment_intent.payment_failed", failed, noCause)
}
