import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { createStripe } from "#app/providers/stripe/client.server.ts"
import type { StripePort } from "#app/providers/stripe/port.ts"
import { startStripeStandIn, type StripeStandInForTests } from "./testing.ts"
import { startWebhookInbox } from "./webhook-inbox.ts"

type Inbox = Awaited<ReturnType<typeof startWebhookInbox>>

function clientOf(standIn: StripeStandInForTests): StripePort {
  return createStripe({
    secretKey: standIn.secretKey,
    apiBase: standIn.origin,
    webhookSecrets: [standIn.webhookSecret],
    timeoutMs: 5_000,
  })
}

async function openCheckout(stripe: StripePort, key: string): Promise<string> {
  const session = await stripe.createCheckoutSession(
    {
      mode: "payment",
      line_items: [
        {
          quantity: 1,
          price_data: { currency: "usd", unit_amount: 900, product_data: { name: "Call" } },
        },
      ],
      success_url: "http://localhost:3000/back",
    },
    key,
  )
  return session.id
}

function typesOf(inbox: Inbox): string[] {
  return inbox.received.map(({ body }) => (JSON.parse(body) as Stripe.Event).type)
}

describe("webhook messages", () => {
  let inbox: Inbox
  let standIn: StripeStandInForTests
  let stripe: StripePort

  beforeAll(async () => {
    inbox = await startWebhookInbox()
    standIn = await startStripeStandIn({ webhookUrl: inbox.url })
    stripe = clientOf(standIn)
  })

  afterAll(async () => {
    await standIn.stop()
    await inbox.stop()
  })

  it("are tried again until the product answers, and then counted as delivered", async () => {
    inbox.answerWith(500)
    const session = await openCheckout(stripe, "retried")
    await stripe.expireCheckoutSession(session)
    await inbox.until(1)
    inbox.answerWith(200)
    await inbox.until(2)
    await expect
      .poll(async () => (await standIn.state()).deliveries[0], { timeout: 20_000 })
      .toMatchObject({ status: "delivered", lastStatus: 200 })
    expect(new Set(inbox.received.map(({ body }) => body)).size).toBe(1)
    expect((await standIn.state()).events[0]?.pending_webhooks).toBe(0)
  })

  it("can be repeated five times at once, each time signed and the same event", async () => {
    inbox.received.length = 0
    const repeat = { event: "checkout.session.expired", times: 5 }
    const { statuses } = await standIn.control<{ statuses: number[] }>("events/repeat", repeat)
    expect(statuses).toEqual([200, 200, 200, 200, 200])
    const ids = inbox.received.map(
      ({ body, signature }) => stripe.constructEvent(body, signature, new Date()).id,
    )
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(5)
  })

  it("can be kept back and released in the other order", async () => {
    inbox.received.length = 0
    await standIn.control("webhooks", { mode: "hold" })
    const session = await openCheckout(stripe, "reversed")
    await standIn.pay(session)
    expect(await standIn.control("webhooks/drain")).toEqual({ idle: true })
    expect(inbox.received).toEqual([])
    await standIn.control("webhooks/release", { order: "reversed" })
    expect(typesOf(inbox)).toEqual([
      "checkout.session.completed",
      "payment_intent.succeeded",
      "charge.succeeded",
    ])
    await standIn.control("webhooks", { mode: "send" })
  })

  it("can be lost, by type, while the others are sent", async () => {
    inbox.received.length = 0
    await standIn.control("webhooks", { mode: "drop", types: ["checkout.session.completed"] })
    const session = await openCheckout(stripe, "lost")
    await standIn.pay(session)
    await standIn.control("webhooks/drain")
    expect(typesOf(inbox).toSorted()).toEqual(["charge.succeeded", "payment_intent.succeeded"])
    await standIn.control("webhooks", { mode: "send" })
    expect((await stripe.retrieveCheckoutSession(session)).payment_status).toBe("paid")
  })
})

describe("a restart of the stand-in", () => {
  it("loses neither sessions nor kept answers nor messages that are still owed", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "stripe-stand-in-"))
    const inbox = await startWebhookInbox()
    inbox.answerWith(503)
    const before = await startStripeStandIn({ dataDir, webhookUrl: inbox.url })
    const session = await openCheckout(clientOf(before), "restarted")
    await before.pay(session)
    await inbox.until(3)
    await before.stop()
    inbox.answerWith(200)
    inbox.received.length = 0
    const after = await startStripeStandIn({ dataDir, webhookUrl: inbox.url })
    await inbox.until(3)
    const sent = new Set([
      "charge.succeeded",
      "checkout.session.completed",
      "payment_intent.succeeded",
    ])
    await expect.poll(() => new Set(typesOf(inbox)), { timeout: 20_000 }).toEqual(sent)
    expect(await openCheckout(clientOf(after), "restarted")).toBe(session)
    expect((await clientOf(after).retrieveCheckoutSession(session)).payment_status).toBe("paid")
    await after.stop()
    await inbox.stop()
    rmSync(dataDir, { recursive: true })
  })
})
