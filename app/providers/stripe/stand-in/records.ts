import type Stripe from "stripe"

/** One line of a checkout, as the payable page shows it. */
export type Line = {
  name: string
  description: string | null
  quantity: number
  unitAmountMinor: number
}

/** A checkout session as the API shows it, with what its payment intent will be made of. */
export type SessionRecord = {
  session: Stripe.Checkout.Session
  lines: Line[]
  intent: {
    metadata: Record<string, string>
    description: string | null
    receiptEmail: string | null
    statementDescriptorSuffix: string | null
    transferGroup: string | null
    captureMethod: "automatic" | "automatic_async"
  }
}

/** What a card will do to its refunds some seconds after they were made. */
export type RefundFate = { refundId: string; dueAtSeconds: number; status: "succeeded" | "failed" }

/** Where an event is on its way to the webhook address. */
export type Delivery = {
  eventId: string
  status: "pending" | "delivered" | "held" | "dropped" | "failed"
  attempts: number
  lastStatus: number | null
}

/** The answer kept under an idempotency key. */
export type KeptAnswer = {
  fingerprint: string
  status: number
  body: string
  requestId: string
  keptAtSeconds: number
}

/** Everything that survives a restart, by kind; each is keyed by its id. */
export type Records = {
  sessions: SessionRecord
  paymentIntents: Stripe.PaymentIntent
  charges: Stripe.Charge
  refunds: Stripe.Refund
  refundFates: RefundFate
  disputes: Stripe.Dispute
  events: Stripe.Event
  deliveries: Delivery
  keptAnswers: KeptAnswer
  clock: { offsetMs: number }
}

export const recordKinds = [
  "sessions",
  "paymentIntents",
  "charges",
  "refunds",
  "refundFates",
  "disputes",
  "events",
  "deliveries",
  "keptAnswers",
  "clock",
] as const satisfies readonly (keyof Records)[]
