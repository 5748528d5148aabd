import type Stripe from "stripe"

import { systemRandom } from "#app/platform/random.ts"
import type { StandIn } from "#app/providers/stand-in.ts"

import type { Delivery } from "./records.ts"
import { serveOnLoopback } from "./serve-on-loopback.ts"
import { createStripeStandIn } from "./stand-in.ts"

/** What `GET /stripe/state` shows, as far as tests read it. */
export type StripeState = {
  now: string
  sessions: Stripe.Checkout.Session[]
  paymentIntents: Stripe.PaymentIntent[]
  charges: Stripe.Charge[]
  refunds: Stripe.Refund[]
  disputes: Stripe.Dispute[]
  events: Stripe.Event[]
  deliveries: Delivery[]
}

export type StripeStandInForTests = {
  /** To be used as `STRIPE_API_BASE`. */
  origin: string
  secretKey: string
  webhookSecret: string
  state(): Promise<StripeState>
  /** Calls a control of `control.ts`, such as `control("dispute", { session })`; throws when it is refused. */
  control<Answer = unknown>(name: string, input?: object): Promise<Answer>
  /** Sends the payable page's own form; `location` is where the buyer is led, or null when the page is shown again. */
  pay(
    sessionId: string,
    card?: string,
  ): Promise<{ status: number; location: string | null; html: string }>
  /** Sends events somewhere else from now on. */
  setWebhookUrl(url: string): Promise<void>
  stop(): Promise<void>
}

export const cardThatPays = "4242 4242 4242 4242"
export const cardThatIsDeclined = "4000 0000 0000 0002"
export const cardThatPaysLater = "4000 0000 0000 7007"

/**
 * Starts a stand-in of its own for one test, on a free loopback port, in memory unless `dataDir` is given.
 * Without `webhookUrl` events are recorded and not sent, until `setWebhookUrl`.
 */
export async function startStripeStandIn(
  options: {
    webhookUrl?: string
    now?: () => Date
    dataDir?: string | null
    /** Puts something in front of it, such as a recorder. */
    wrap?: (standIn: StandIn) => StandIn
  } = {},
): Promise<StripeStandInForTests> {
  const secretKey = "sk_test_standInForTests"
  const webhookSecret = "whsec_standInForTests"
  const wrap = options.wrap ?? ((standIn: StandIn) => standIn)
  const { origin, stop } = await serveOnLoopback((own) =>
    wrap(
      createStripeStandIn({
        dataDir: options.dataDir ?? null,
        origin: own,
        appUrl: "http://localhost:3000",
        now: options.now ?? (() => new Date()),
        random: systemRandom,
        secretKey,
        webhookSecret,
        webhookUrl: options.webhookUrl,
      }),
    ),
  )

  async function control<Answer>(name: string, input: object = {}): Promise<Answer> {
    const answer = await fetch(`${origin}/stripe/control/${name}`, {
      method: "POST",
      body: JSON.stringify(input),
    })
    const read: unknown = await answer.json()
    if (!answer.ok)
      throw new Error(`control ${name} answered ${answer.status}: ${JSON.stringify(read)}`)
    return read as Answer
  }

  if (options.webhookUrl === undefined) await control("webhooks", { mode: "hold" })
  return {
    origin,
    secretKey,
    webhookSecret,
    control,
    stop,
    async state() {
      const answer = await fetch(`${origin}/stripe/state`)
      return (await answer.json()) as StripeState
    },
    async pay(sessionId, card = cardThatPays) {
      const answer = await fetch(`${origin}/stripe/checkout/${sessionId}`, {
        method: "POST",
        body: new URLSearchParams({ card }),
        redirect: "manual",
      })
      const html = await answer.text()
      return { status: answer.status, location: answer.headers.get("Location"), html }
    },
    async setWebhookUrl(url) {
      await control("webhooks", { url, mode: "send" })
    },
  }
}
