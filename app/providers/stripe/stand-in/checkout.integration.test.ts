import type Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { createStripe } from "#app/providers/stripe/client.server.ts"
import type { StripePort } from "#app/providers/stripe/port.ts"
import { cardThatPaysLater, startStripeStandIn, type StripeStandInForTests } from "./testing.ts"

let standIn: StripeStandInForTests
let stripe: StripePort
let keys = 0

async function open(change: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "eur",
          unit_amount: 5000,
          product_data: { name: 'Talk <b>&</b> "listen"', description: "O'Brien & Söhne" },
        },
      },
    ],
    success_url: "http://localhost:3000/back?a=1&session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/stepped-back?a=1&b=2",
    ...change,
  }
  return stripe.createCheckoutSession(params, `checkout:${(keys += 1)}`)
}

async function pageOf(id: string): Promise<{ status: number; html: string }> {
  const answer = await fetch(`${standIn.origin}/stripe/checkout/${id}`)
  return { status: answer.status, html: await answer.text() }
}

async function eventsAbout(id: string): Promise<string[]> {
  const { events } = await standIn.state()
  return events.filter(({ data }) => (data.object as { id?: string }).id === id).map((e) => e.type)
}

beforeAll(async () => {
  standIn = await startStripeStandIn()
  stripe = createStripe({
    secretKey: standIn.secretKey,
    apiBase: standIn.origin,
    webhookSecrets: [],
    timeoutMs: 5_000,
  })
})

afterAll(() => standIn.stop())

describe("the payable page", () => {
  it("is one form with a card number, works without script, and leads back", async () => {
    const { id } = await open({ customer_email: "ada@example.com", locale: "de" })
    const { status, html } = await pageOf(id)
    expect(status).toBe(200)
    expect(html.match(/<form/g)).toHaveLength(1)
    expect(html.match(/ required/g)).toHaveLength(1)
    expect(html).toContain('<label for="card">Card number</label>')
    expect(html).not.toContain("<script")
    expect(html).toContain("Sandbox: no real money moves here.")
    expect(html).toContain("ada@example.com")
    expect(html).toContain("50,00\u00a0€")
    expect(html).toContain('href="http://localhost:3000/stepped-back?a=1&amp;b=2"')
  })

  it("shows what is bought as text, whatever is in its name", async () => {
    const { id } = await open()
    const { html } = await pageOf(id)
    expect(html).toContain("Talk &lt;b&gt;&amp;&lt;/b&gt; &quot;listen&quot;")
    expect(html).toContain("O&#39;Brien &amp; Söhne")
  })

  it("takes a number with or without spaces, and refuses what is no card", async () => {
    const { id } = await open()
    const typo = await standIn.pay(id, '4242 4242 4242 4243"><script>')
    expect(typo.status).toBe(402)
    expect(typo.html).toContain("Your card number is incorrect.")
    expect(typo.html).not.toContain("<script")
    expect(await eventsAbout(id)).toEqual([])
    expect((await standIn.pay(id, "4242-4242 4242  4242")).status).toBe(303)
  })

  it("declines a real card, for this is a sandbox", async () => {
    const { id } = await open()
    const real = await standIn.pay(id, "4111 1111 1111 1111")
    expect(real.status).toBe(402)
    expect(real.html).toContain("use one of the test cards")
  })

  it("leads the second press of the button where the first one led, and charges once", async () => {
    const { id } = await open()
    const presses = await Promise.all([1, 2, 3].map(() => standIn.pay(id)))
    const location = `http://localhost:3000/back?a=1&session=${id}`
    expect(presses.map((press) => press.location)).toEqual([location, location, location])
    const intents = (await standIn.state()).sessions.filter((session) => session.id === id)
    const { charges } = await standIn.state()
    const own = charges.filter((charge) => charge.payment_intent === intents[0]?.payment_intent)
    expect(own).toHaveLength(1)
    expect((await pageOf(id)).html).toContain("This checkout is complete")
  })

  it("asks for no card when nothing is due, and takes no payment", async () => {
    const free = { currency: "eur", unit_amount: 0, product_data: { name: "Intro" } }
    const { id } = await open({ line_items: [{ quantity: 1, price_data: free }] })
    expect((await pageOf(id)).html).not.toContain('name="card"')
    expect((await standIn.pay(id, "")).status).toBe(303)
    expect(await stripe.retrieveCheckoutSession(id)).toMatchObject({
      status: "complete",
      payment_status: "no_payment_required",
      payment_intent: null,
    })
  })

  it("is not there for a session that does not exist", async () => {
    expect((await pageOf("cs_test_unknown")).status).toBe(404)
  })
})

describe("a payment that settles later", () => {
  it.each([
    ["succeeded", "paid", "checkout.session.async_payment_succeeded"],
    ["failed", "unpaid", "checkout.session.async_payment_failed"],
  ])("completes the checkout unpaid, then %s", async (outcome, paymentStatus, event) => {
    const { id } = await open()
    expect((await standIn.pay(id, cardThatPaysLater)).status).toBe(303)
    expect(await stripe.retrieveCheckoutSession(id)).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: { status: "processing", amount_received: 0 },
    })
    expect((await pageOf(id)).html).toContain("The payment is on its way")
    const settled = await fetch(`${standIn.origin}/stripe/checkout/${id}/settle`, {
      method: "POST",
      body: new URLSearchParams({ outcome }),
      redirect: "manual",
    })
    expect(settled.status).toBe(303)
    expect((await stripe.retrieveCheckoutSession(id)).payment_status).toBe(paymentStatus)
    expect(await eventsAbout(id)).toEqual(["checkout.session.completed", event])
  })
})

describe("a checkout whose time has passed", () => {
  it("has expired when it is next looked at, and says so once", async () => {
    const { id } = await open({ expires_at: Math.floor(Date.now() / 1000) + 31 * 60 })
    await standIn.pay(id, "4000000000000002")
    await standIn.control("clock", { advanceSeconds: 31 * 60 })
    expect((await stripe.retrieveCheckoutSession(id)).status).toBe("expired")
    expect((await standIn.pay(id)).html).toContain("This checkout has expired")
    expect(await eventsAbout(id)).toEqual(["checkout.session.expired"])
    const session = await stripe.retrieveCheckoutSession(id)
    expect(session.payment_intent?.status).toBe("canceled")
    await standIn.control("clock", { reset: true })
  })
})

describe("refunds and disputes from outside", () => {
  it("can be made in the dashboard, and can fail afterwards", async () => {
    const { id } = await open()
    await standIn.pay(id)
    const refund = await standIn.control<Stripe.Refund>("refund", { session: id, amount: 1200 })
    expect(refund.amount).toBe(1200)
    const charge = (await stripe.retrieveCheckoutSession(id)).payment_intent?.latest_charge
    expect(charge).toMatchObject({ amount_refunded: 1200, refunded: false })
    await standIn.control("refund/fail", { refund: refund.id })
    expect(await stripe.retrieveRefund(refund.id)).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
    })
    expect(await eventsAbout(refund.id)).toEqual([
      "refund.created",
      "refund.updated",
      "refund.failed",
    ])
    const after = (await stripe.retrieveCheckoutSession(id)).payment_intent?.latest_charge
    expect(after?.amount_refunded).toBe(0)
  })

  it("change later by themselves for the two cards that are made for it", async () => {
    for (const [card, first, later] of [
      ["4000 0000 0000 7726", "pending", "succeeded"],
      ["4000 0000 0000 5126", "succeeded", "failed"],
    ] as const) {
      const { id } = await open()
      await standIn.pay(id, card)
      const refund = await standIn.control<Stripe.Refund>("refund", { session: id })
      expect(refund.status).toBe(first)
      await standIn.control("clock", { advanceSeconds: 15 })
      expect((await stripe.retrieveRefund(refund.id)).status).toBe(later)
    }
    await standIn.control("clock", { reset: true })
  })

  it("come from the bank for the card that is disputed, and then forbid a refund", async () => {
    const { id } = await open()
    await standIn.pay(id, "4000 0000 0000 0259")
    const intent = (await stripe.retrieveCheckoutSession(id)).payment_intent
    const { disputes } = await standIn.state()
    const dispute = disputes.find(({ payment_intent }) => payment_intent === intent?.id)
    expect(await stripe.retrieveDispute(dispute?.id ?? "")).toMatchObject({
      amount: 5000,
      status: "needs_response",
    })
    const refund = stripe.createRefund({ payment_intent: intent?.id ?? "" }, "disputed:refund")
    await expect(refund).rejects.toMatchObject({ kind: "refused", code: "charge_disputed" })
  })
})

describe("lists", () => {
  it("are walked page by page, newest first, from the instant asked for", async () => {
    const fresh = await startStripeStandIn()
    const own = createStripe({
      secretKey: fresh.secretKey,
      apiBase: fresh.origin,
      webhookSecrets: [],
      timeoutMs: 5_000,
    })
    const opened: string[] = []
    for (let index = 0; index < 205; index += 1) {
      if (index === 5) await fresh.control("clock", { advanceSeconds: 3600 })
      const price_data = { currency: "eur", unit_amount: 100, product_data: { name: "Call" } }
      const params: Stripe.Checkout.SessionCreateParams = {
        mode: "payment",
        line_items: [{ quantity: 1, price_data }],
        success_url: "http://localhost:3000/",
      }
      opened.push((await own.createCheckoutSession(params, `list:${index}`)).id)
    }
    const createdAfter = new Date(Date.now() + 1_800_000)
    const listed: string[] = []
    for await (const { id } of own.listCheckoutSessions({ createdAfter })) listed.push(id)
    expect(listed).toEqual(opened.slice(5).toReversed())
    await fresh.stop()
  })
})

describe("the state", () => {
  it("shows sessions, refunds and events, and no secret", async () => {
    const answer = await fetch(`${standIn.origin}/stripe/state`)
    const text = await answer.text()
    const state = JSON.parse(text) as Record<string, unknown[]>
    expect(state["sessions"]?.length).toBeGreaterThan(5)
    expect(state["refunds"]?.[0]).toMatchObject({
      amount: 1200,
      currency: "eur",
      status: "failed",
    })
    expect(state["events"]?.length).toBeGreaterThan(5)
    expect(text).not.toContain(standIn.secretKey)
    expect(text).not.toContain(standIn.webhookSecret)
  })

  it("has pages to look at: the list of checkouts and a receipt", async () => {
    const list = await fetch(`${standIn.origin}/stripe`)
    expect(await list.text()).toContain("Checkouts")
    const { charges } = await standIn.state()
    const receipt = charges.find(({ receipt_url }) => receipt_url !== null)?.receipt_url ?? ""
    expect(await (await fetch(receipt)).text()).toContain("Receipt")
  })
})

describe("a control", () => {
  it("refuses what it does not know, naming it", async () => {
    await expect(standIn.control("no-such")).rejects.toThrow("404")
    await expect(standIn.control("clock", { forward: 5 })).rejects.toThrow("400")
    await expect(standIn.control("refund", { session: "cs_test_no" })).rejects.toThrow("404")
  })
})
