import Stripe from "stripe"

import {
  checkoutSessionAnswer,
  disputeAnswer,
  fullCheckoutSessionAnswer,
  fullPaymentIntentAnswer,
  refundAnswer,
} from "./answers.ts"
import { stripeApiVersion } from "./api-version.ts"
import { parseStripeApiBase } from "./api-base.ts"
import { constructStripeEvent } from "./construct-event.server.ts"
import { malformedAnswer, StripeFailure } from "./failure.ts"
import { mapStripeFailure } from "./map-failure.server.ts"
import type { ExpiryOutcome, FullCheckoutSession, FullPaymentIntent, StripePort } from "./port.ts"
import { readAnswer } from "./read-answer.ts"
import { readList } from "./read-list.server.ts"

export type StripeClientOptions = {
  secretKey: string
  /** An origin that answers instead of https://api.stripe.com; https unless loopback. */
  apiBase?: string | null | undefined
  /** Newest first; a message signed with any of them is believed. */
  webhookSecrets: readonly string[]
  /** How long one attempt may take. */
  timeoutMs: number
  /** How often the SDK repeats an attempt that got no answer, under the same key; 1 when absent. */
  maxNetworkRetries?: number
}

const sessionExpansion = { expand: ["payment_intent.latest_charge"] }

function createSdk(options: StripeClientOptions): Stripe {
  return new Stripe(options.secretKey, {
    apiVersion: stripeApiVersion,
    timeout: options.timeoutMs,
    maxNetworkRetries: options.maxNetworkRetries ?? 1,
    telemetry: false,
    ...(options.apiBase == null ? {} : parseStripeApiBase(options.apiBase)),
  })
}

async function attempt<Answer>(call: string, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    throw mapStripeFailure(call, error)
  }
}

function endedOrThrow(session: FullCheckoutSession, failure: StripeFailure): ExpiryOutcome {
  if (session.status === "expired") return { outcome: "expired", session }
  if (session.status === "complete") return { outcome: "complete", session }
  throw failure
}

function atOrAfter(instant: Date) {
  return { gte: Math.floor(instant.getTime() / 1000) }
}

/**
 * The client of Stripe, through the official SDK. It keeps nothing; one per process is enough. Throws an
 * Error at once when `apiBase` is not a usable origin; what its methods do is said at `StripePort`.
 */
export function createStripe(options: StripeClientOptions): StripePort {
  const sdk = createSdk(options)
  const { sessions } = sdk.checkout

  async function retrieveCheckoutSession(id: string) {
    const call = "retrieve checkout session"
    const answer = await attempt(call, () => sessions.retrieve(id, sessionExpansion))
    return readAnswer<FullCheckoutSession>(call, fullCheckoutSessionAnswer, answer, id)
  }

  return {
    live: /^[sr]k_live_/.test(options.secretKey),
    retrieveCheckoutSession,

    async createCheckoutSession(params, idempotencyKey) {
      const call = "create checkout session"
      const answer = await attempt(call, () => sessions.create(params, { idempotencyKey }))
      return readAnswer<FullCheckoutSession>(call, fullCheckoutSessionAnswer, answer)
    },

    async expireCheckoutSession(id) {
      const call = "expire checkout session"
      try {
        const answer = await attempt(call, () => sessions.expire(id, sessionExpansion))
        return endedOrThrow(
          readAnswer<FullCheckoutSession>(call, fullCheckoutSessionAnswer, answer, id),
          malformedAnswer(call, "the session is still open"),
        )
      } catch (error) {
        if (!(error instanceof StripeFailure && error.kind === "refused")) throw error
        return endedOrThrow(await retrieveCheckoutSession(id), error)
      }
    },

    listCheckoutSessions({ createdAfter }) {
      const call = "list checkout sessions"
      const list = () => sessions.list({ limit: 100, created: atOrAfter(createdAfter) })
      return readList<Stripe.Checkout.Session>(call, checkoutSessionAnswer, list)
    },

    async retrievePaymentIntent(id) {
      const call = "retrieve payment intent"
      const expansion = { expand: ["latest_charge"] }
      const answer = await attempt(call, () => sdk.paymentIntents.retrieve(id, expansion))
      return readAnswer<FullPaymentIntent>(call, fullPaymentIntentAnswer, answer, id)
    },

    async createRefund(params, idempotencyKey) {
      const call = "create refund"
      const answer = await attempt(call, () => sdk.refunds.create(params, { idempotencyKey }))
      return readAnswer<Stripe.Refund>(call, refundAnswer, answer)
    },

    async retrieveRefund(id) {
      const call = "retrieve refund"
      const answer = await attempt(call, () => sdk.refunds.retrieve(id))
      return readAnswer<Stripe.Refund>(call, refundAnswer, answer, id)
    },

    listRefunds({ paymentIntent, createdAfter }) {
      const list = () =>
        sdk.refunds.list({
          limit: 100,
          ...(paymentIntent === undefined ? {} : { payment_intent: paymentIntent }),
          ...(createdAfter === undefined ? {} : { created: atOrAfter(createdAfter) }),
        })
      return readList<Stripe.Refund>("list refunds", refundAnswer, list)
    },

    async retrieveDispute(id) {
      const call = "retrieve dispute"
      const answer = await attempt(call, () => sdk.disputes.retrieve(id))
      return readAnswer<Stripe.Dispute>(call, disputeAnswer, answer, id)
    },

    listDisputes({ createdAfter }) {
      const list = () => sdk.disputes.list({ limit: 100, created: atOrAfter(createdAfter) })
      return readList<Stripe.Dispute>("list disputes", disputeAnswer, list)
    },

    constructEvent: (rawBody, signatureHeader, now) =>
      constructStripeEvent(sdk, options.webhookSecrets, rawBody, signatureHeader, now),
  }
}
