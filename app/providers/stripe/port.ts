import type Stripe from "stripe"

/** A payment intent whose latest charge is the charge itself, not its id. */
export type FullPaymentIntent = Omit<Stripe.PaymentIntent, "latest_charge"> & {
  latest_charge: Stripe.Charge | null
}

/** A checkout session whose payment intent is the intent itself; null until the client first tried to pay. */
export type FullCheckoutSession = Omit<Stripe.Checkout.Session, "payment_intent"> & {
  payment_intent: FullPaymentIntent | null
}

/**
 * How a session ended: `expired` can never be paid any more; `complete` was finished by the client first (its
 * `payment_status` says whether the money is there).
 */
export type ExpiryOutcome = {
  outcome: "expired" | "complete"
  session: FullCheckoutSession
}

/**
 * The part of Stripe that Holdfast uses. Amounts are integers in Stripe's smallest unit of the currency,
 * instants in answers are unix seconds. Every method but `constructEvent` throws `StripeFailure`.
 *
 * Keys: the same `idempotencyKey` (at most 255 characters) with the same parameters gives the first answer
 * again, for at least 24 hours, answers of status 500 included; with other parameters it is an
 * `idempotency-mismatch` (https://docs.stripe.com/api/idempotent_requests).
 */
export type StripePort = {
  /** Whether the key is a live one, so that real money moves. */
  readonly live: boolean

  /** Opens a checkout. `params` are sent as they are; the answer is the open session with its `url`. */
  createCheckoutSession(
    params: Stripe.Checkout.SessionCreateParams,
    idempotencyKey: string,
  ): Promise<FullCheckoutSession>

  retrieveCheckoutSession(id: string): Promise<FullCheckoutSession>

  /**
   * Closes an open session for good. When Stripe refuses because it is closed already, the session is read
   * and the way it ended is the answer; a session that is still open after a refusal is a failure.
   */
  expireCheckoutSession(id: string): Promise<ExpiryOutcome>

  /** Every session created at or after the instant, newest first; `payment_intent` is an id or null. */
  listCheckoutSessions(filter: { createdAfter: Date }): AsyncIterable<Stripe.Checkout.Session>

  retrievePaymentIntent(id: string): Promise<FullPaymentIntent>

  createRefund(params: Stripe.RefundCreateParams, idempotencyKey: string): Promise<Stripe.Refund>

  retrieveRefund(id: string): Promise<Stripe.Refund>

  /** Every refund, newest first, of one payment intent (its id) and created at or after the instant, if given. */
  listRefunds(filter: { paymentIntent?: string; createdAfter?: Date }): AsyncIterable<Stripe.Refund>

  retrieveDispute(id: string): Promise<Stripe.Dispute>

  /** Every dispute created at or after the instant, newest first. */
  listDisputes(filter: { createdAfter: Date }): AsyncIterable<Stripe.Dispute>

  /**
   * Proves that a webhook message comes from Stripe and reads it.
   *
   * In: the body's bytes as they came, the `Stripe-Signature` header (null when absent), and the present
   * instant. Any configured secret may have signed; a signature older than 300 s is refused
   * (https://docs.stripe.com/webhooks/signature). Throws `SignatureRefused`.
   */
  constructEvent(
    rawBody: Uint8Array | string,
    signatureHeader: string | null,
    now: Date,
  ): Stripe.Event
}

/** Why a webhook message was not believed. */
export type SignatureRefusal = "missing" | "mismatch" | "stale" | "not-an-event"

/** A message to the webhook address that is not from Stripe, is too old, or is signed but no event. */
export class SignatureRefused extends Error {
  readonly reason: SignatureRefusal

  constructor(reason: SignatureRefusal) {
    super(`Stripe webhook refused: ${reason}`)
    this.name = "SignatureRefused"
    this.reason = reason
  }
}
