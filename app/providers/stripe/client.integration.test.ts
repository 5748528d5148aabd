import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { createStripe } from "./client.server.ts"
import type { StripePort } from "./port.ts"
import {
  cardThatIsDeclined,
  startStripeStandIn,
  type StripeStandInForTests,
} from "./stand-in/testing.ts"
import { checkoutOf, failureOf } from "./testing.ts"

let standIn: StripeStandInForTests
let stripe: StripePort
let keys = 0
const nextKey = () => `test:${(keys += 1)}`

beforeAll(async () => {
  standIn = await startStripeStandIn()
  stripe = createStripe({
    secretKey: standIn.secretKey,
    apiBase: standIn.origin,
    webhookSecrets: [standIn.webhookSecret],
    timeoutMs: 2_000,
    maxNetworkRetries: 0,
  })
})

afterAll(() => standIn.stop())

describe("a checkout", () => {
  it("is open with an address, and no payment until the client tries to pay", async () => {
    const session = await stripe.createCheckoutSession(checkoutOf(), nextKey())
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 5000,
      currency: "eur",
      payment_intent: null,
      metadata: { bookingId: "booking-1" },
    })
    expect(session.url).toBe(`${standIn.origin}/stripe/checkout/${session.id}`)
  })

  it("is the same one when the same parameters come again under the same key", async () => {
    const key = nextKey()
    const params = checkoutOf()
    const first = await stripe.createCheckoutSession(params, key)
    const again = await stripe.createCheckoutSession(params, key)
    expect(again.id).toBe(first.id)
  })

  it("is refused as a mismatch when other parameters come under the same key", async () => {
    const key = nextKey()
    await stripe.createCheckoutSession(checkoutOf({ amountMinor: 5000 }), key)
    const failure = await failureOf(
      stripe.createCheckoutSession(checkoutOf({ amountMinor: 6000 }), key),
    )
    expect(failure.kind).toBe("idempotency-mismatch")
  })

  it("is paid on its page, and then shows payment and charge", async () => {
    const { id } = await stripe.createCheckoutSession(checkoutOf(), nextKey())
    const paid = await standIn.pay(id, "4242424242424242")
    expect(paid.status).toBe(303)
    expect(paid.location).toBe(`http://localhost:3000/back?session=${id}`)
    const session = await stripe.retrieveCheckoutSession(id)
    expect(session).toMatchObject({
      status: "complete",
      payment_status: "paid",
      url: null,
      payment_intent: {
        status: "succeeded",
        amount_received: 5000,
        metadata: { bookingId: "booking-1" },
        latest_charge: { paid: true, amount: 5000, amount_refunded: 0 },
      },
    })
    const intent = await stripe.retrievePaymentIntent(session.payment_intent?.id ?? "")
    expect(intent.latest_charge?.id).toBe(session.payment_intent?.latest_charge?.id)
  })

  it("stays open after a decline and can be paid with another card", async () => {
    const { id } = await stripe.createCheckoutSession(checkoutOf(), nextKey())
    const declined = await standIn.pay(id, cardThatIsDeclined)
    expect(declined.status).toBe(402)
    expect(declined.html).toContain("Your card was declined.")
    const open = await stripe.retrieveCheckoutSession(id)
    expect(open.status).toBe("open")
    expect(open.payment_intent?.last_payment_error?.decline_code).toBe("generic_decline")
    expect((await standIn.pay(id)).status).toBe(303)
    const paid = await stripe.retrieveCheckoutSession(id)
    expect(paid.payment_status).toBe("paid")
    expect(paid.payment_intent?.id).toBe(open.payment_intent?.id)
  })

  it("can be closed while it is open, and tells how it ended when it was closed before", async () => {
    const { id } = await stripe.createCheckoutSession(checkoutOf(), nextKey())
    const closed = await stripe.expireCheckoutSession(id)
    expect(closed).toMatchObject({ outcome: "expired", session: { id, status: "expired" } })
    expect((await stripe.expireCheckoutSession(id)).outcome).toBe("expired")
    const page = await standIn.pay(id)
    expect(page.location).toBeNull()
    expect(page.html).toContain("This checkout has expired")
  })

  it("that was paid first cannot be closed: the client won the race", async () => {
    const { id } = await stripe.createCheckoutSession(checkoutOf(), nextKey())
    await standIn.pay(id)
    const ended = await stripe.expireCheckoutSession(id)
    expect(ended).toMatchObject({
      outcome: "complete",
      session: { payment_status: "paid", payment_intent: { status: "succeeded" } },
    })
  })
})

describe("a refund", () => {
  async function payment(amountMinor: number): Promise<string> {
    const { id } = await stripe.createCheckoutSession(checkoutOf({ amountMinor }), nextKey())
    await standIn.pay(id)
    return (await stripe.retrieveCheckoutSession(id)).payment_intent?.id ?? ""
  }

  it("gives back a part, then the rest, and then nothing more", async () => {
    const payment_intent = await payment(5000)
    const part = await stripe.createRefund(
      { payment_intent, amount: 2000, metadata: { refundId: "r1" } },
      nextKey(),
    )
    expect(part).toMatchObject({ amount: 2000, status: "succeeded", metadata: { refundId: "r1" } })
    const tooMuch = await failureOf(
      stripe.createRefund({ payment_intent, amount: 3001 }, nextKey()),
    )
    expect(tooMuch.kind).toBe("refused")
    const rest = await stripe.createRefund({ payment_intent }, nextKey())
    expect(rest.amount).toBe(3000)
    const nothing = await failureOf(stripe.createRefund({ payment_intent }, nextKey()))
    expect(nothing).toMatchObject({ kind: "refused", code: "charge_already_refunded" })
    const found: string[] = []
    for await (const refund of stripe.listRefunds({ paymentIntent: payment_intent })) {
      found.push(refund.id)
    }
    expect(found).toEqual([rest.id, part.id])
    expect((await stripe.retrieveRefund(part.id)).amount).toBe(2000)
  })
})
