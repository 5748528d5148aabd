import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type Stripe from "stripe"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"

import { createStripe } from "./client.server.ts"
import type { StripePort } from "./port.ts"
import { startStripeStandIn, type StripeStandInForTests } from "./stand-in/testing.ts"
import { failureOf } from "./testing.ts"

let standIn: StripeStandInForTests
let stripe: StripePort
let keys = 0
const nextKey = () => `failures:${(keys += 1)}`

const checkout: Stripe.Checkout.SessionCreateParams = {
  mode: "payment",
  line_items: [
    {
      quantity: 1,
      price_data: { currency: "eur", unit_amount: 5000, product_data: { name: "Consultation" } },
    },
  ],
  success_url: "http://localhost:3000/bookings/secretToken",
}

function clientOf(
  apiBase: string,
  secretKey: string,
  { maxNetworkRetries = 0, timeoutMs = 10_000 } = {},
): StripePort {
  return createStripe({ secretKey, apiBase, webhookSecrets: [], timeoutMs, maxNetworkRetries })
}

beforeAll(async () => {
  standIn = await startStripeStandIn()
  stripe = clientOf(standIn.origin, standIn.secretKey)
})

afterEach(() => standIn.control("faults/clear"))
afterAll(() => standIn.stop())

describe("a call that fails", () => {
  it("is unavailable after a 5xx, and nothing was done", async () => {
    await standIn.control("faults", { path: "/v1/checkout", status: 503 })
    const before = (await standIn.state()).sessions.length
    const failure = await failureOf(stripe.createCheckoutSession(checkout, nextKey()))
    expect(failure).toMatchObject({ kind: "unavailable", status: 503 })
    expect((await standIn.state()).sessions).toHaveLength(before)
  })

  it("is rate-limited after a 429, and says how long to wait", async () => {
    await standIn.control("faults", { status: 429, code: "rate_limit", retryAfterSeconds: 7 })
    const failure = await failureOf(stripe.retrieveCheckoutSession("cs_test_any"))
    expect(failure).toMatchObject({ kind: "rate-limited", retryAfterSeconds: 7 })
  })

  it("is unavailable after a conflict with a call under way", async () => {
    await standIn.control("faults", { status: 409, code: "idempotency_key_in_use" })
    const failure = await failureOf(stripe.createCheckoutSession(checkout, nextKey()))
    expect(failure.kind).toBe("unavailable")
  })

  it("gives the one session that was made when its answer was lost and the key comes again", async () => {
    await standIn.control("faults", { path: "/v1/checkout", at: "after", hang: true })
    const before = (await standIn.state()).sessions.length
    const key = nextKey()
    const impatient = clientOf(standIn.origin, standIn.secretKey, { timeoutMs: 1_000 })
    const lost = await failureOf(impatient.createCheckoutSession(checkout, key))
    expect(lost).toMatchObject({ kind: "unavailable", status: null })
    const found = await stripe.createCheckoutSession(checkout, key)
    const { sessions } = await standIn.state()
    expect(sessions).toHaveLength(before + 1)
    expect(sessions.at(-1)?.id).toBe(found.id)
  })

  it("is repeated once by itself, under the same key", async () => {
    await standIn.control("faults", { path: "/v1/checkout", at: "after", status: 500 })
    const before = (await standIn.state()).sessions.length
    const patient = clientOf(standIn.origin, standIn.secretKey, { maxNetworkRetries: 1 })
    await patient.createCheckoutSession(checkout, nextKey())
    expect((await standIn.state()).sessions).toHaveLength(before + 1)
  })

  it("stays failed under its key when the 500 was its answer, and works under another", async () => {
    await standIn.control("faults", { path: "/v1/checkout", at: "kept", status: 500 })
    const key = nextKey()
    for (const _ of [1, 2]) {
      const failure = await failureOf(stripe.createCheckoutSession(checkout, key))
      expect(failure).toMatchObject({ kind: "unavailable", status: 500 })
    }
    expect((await stripe.createCheckoutSession(checkout, nextKey())).status).toBe("open")
  })

  it("is not found, or refused, by what Stripe says", async () => {
    const unknown = await failureOf(stripe.retrieveCheckoutSession("cs_test_unknown"))
    expect(unknown).toMatchObject({ kind: "not-found", code: "resource_missing", status: 404 })
    const refund = await failureOf(stripe.createRefund({ payment_intent: "pi_no" }, nextKey()))
    expect(refund.kind).toBe("not-found")
    const missing = await failureOf(stripe.createCheckoutSession({ mode: "payment" }, nextKey()))
    expect(missing).toMatchObject({
      kind: "refused",
      code: "parameter_missing",
      param: "line_items",
    })
  })

  it("is unavailable when nobody listens", async () => {
    const gone = await startStripeStandIn()
    await gone.stop()
    const failure = await failureOf(clientOf(gone.origin, gone.secretKey).retrieveRefund("re_any"))
    expect(failure).toMatchObject({ kind: "unavailable", status: null })
  })

  it("names no key and no client's link, whatever is in its parameters", async () => {
    const wrong = clientOf(standIn.origin, "sk_test_wrongAndSecret")
    const unauthorized = await failureOf(wrong.retrieveRefund("re_any"))
    expect(unauthorized).toMatchObject({ kind: "refused", status: 401 })
    const badUrl = { ...checkout, cancel_url: "https://:/bookings/secretToken" }
    const refused = await failureOf(stripe.createCheckoutSession(badUrl, nextKey()))
    expect(refused).toMatchObject({ kind: "refused", param: "cancel_url" })
    for (const failure of [unauthorized, refused]) {
      const everything = `${failure.stack}${JSON.stringify(failure)}${String(failure.cause)}`
      expect(everything).not.toMatch(/secretToken|wrongAndSecret|sk_test_/)
    }
  })
})

describe("an answer that is none", () => {
  let server: Server
  let client: StripePort
  let answer: { status: number; body: string }

  beforeAll(async () => {
    server = createServer((_incoming, outgoing) => {
      outgoing.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as AddressInfo
    client = clientOf(`http://127.0.0.1:${port}`, "sk_test_any")
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it.each([
    ["a 404 page without an error member", 404, '{"message":"not here"}'],
    ["a page of a proxy", 200, "<html>"],
    ["null", 200, "null"],
    ["another kind of object", 200, '{"object":"charge","id":"cs_test_1"}'],
  ])("such as %s is never taken for a session", async (_what, status, body) => {
    answer = { status, body }
    const failure = await failureOf(client.retrieveCheckoutSession("cs_test_1"))
    expect(failure.kind).toBe("unavailable")
  })

  it("such as another session than the one asked for is not believed", async () => {
    const session = await stripe.createCheckoutSession(checkout, nextKey())
    answer = { status: 200, body: JSON.stringify(session) }
    expect((await client.retrieveCheckoutSession(session.id)).id).toBe(session.id)
    const failure = await failureOf(client.retrieveCheckoutSession("cs_test_other"))
    expect(failure).toMatchObject({ kind: "unavailable", code: "malformed-answer" })
  })

  it("such as a list with a broken item ends the walk with a failure", async () => {
    const list = { object: "list", url: "/v1/refunds", has_more: false, data: [{ id: "re_1" }] }
    answer = { status: 200, body: JSON.stringify(list) }
    const walk = async () => {
      for await (const refund of client.listRefunds({})) void refund
    }
    expect((await failureOf(walk())).code).toBe("malformed-answer")
  })
})
