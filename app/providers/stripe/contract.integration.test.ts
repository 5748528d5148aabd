import Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { z } from "zod"

import type { StandIn } from "#app/providers/stand-in.ts"

import {
  chargeAnswer,
  checkoutSessionAnswer,
  disputeAnswer,
  eventEnvelope,
  paymentIntentAnswer,
  refundAnswer,
} from "./answers.ts"
import { stripeApiVersion } from "./api-version.ts"
import { createStripe } from "./client.server.ts"
import type { StripePort } from "./port.ts"
import { readPublishedContract } from "./stand-in/published-contract.ts"
import { decodeForm } from "./stand-in/form-body.ts"
import { notPlayed } from "./stand-in/session-choices.ts"
import { sessionParams } from "./stand-in/session-params.ts"
import {
  cardThatIsDeclined,
  cardThatPaysLater,
  startStripeStandIn,
  type StripeStandInForTests,
} from "./stand-in/testing.ts"
import { startWebhookInbox } from "./stand-in/webhook-inbox.ts"
import { checkoutOf } from "./testing.ts"

type Exchange = {
  method: string
  path: string
  form: string
  version: string | null
  status: number
  body: unknown
}

const contract = readPublishedContract()
const exchanges: Exchange[] = []
const eventTypes = [
  "charge.dispute.closed",
  "charge.dispute.created",
  "charge.refunded",
  "charge.succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.completed",
  "checkout.session.expired",
  "payment_intent.canceled",
  "payment_intent.payment_failed",
  "payment_intent.succeeded",
  "refund.created",
  "refund.failed",
  "refund.updated",
]

const errorAnswer = z.strictObject({
  error: z.strictObject({
    type: z.enum(["api_error", "card_error", "idempotency_error", "invalid_request_error"]),
    message: z.string().min(1),
    code: z.string().optional(),
    param: z.string().optional(),
    charge: z.string().optional(),
  }),
})

const answersByObject: Record<string, z.ZodType> = {
  "checkout.session": checkoutSessionAnswer,
  payment_intent: paymentIntentAnswer,
  charge: chargeAnswer,
  refund: refundAnswer,
  dispute: disputeAnswer,
  event: eventEnvelope,
}

/** Keeps every call of the API and its answer. */
function recorded(standIn: StandIn): StandIn {
  return {
    ...standIn,
    async handle(request) {
      const url = new URL(request.url)
      if (!url.pathname.startsWith("/v1/")) return standIn.handle(request)
      const form = request.method === "POST" ? await request.clone().text() : url.search.slice(1)
      const answer = await standIn.handle(request)
      exchanges.push({
        method: request.method,
        path: url.pathname,
        form,
        version: request.headers.get("Stripe-Version"),
        status: answer.status,
        body: await answer.clone().json(),
      })
      return answer
    },
  }
}

/** The product's own checkout, with signs in its words that a form has to encode. */
function checkoutNamed(name: string): Stripe.Checkout.SessionCreateParams {
  const product = { name: "Consultation & advice", description: "Tuesday, 10:00 (Berlin)" }
  const startTime = "2026-12-01T09:00:00.000Z"
  return checkoutOf({ product, metadata: { installation: "inst", bookingId: name, startTime } })
}

/** Lives through everything that the client can do and the stand-in can send. */
async function liveThroughEverything(standIn: StripeStandInForTests, stripe: StripePort) {
  const open = async (name: string) =>
    (await stripe.createCheckoutSession(checkoutNamed(name), `${name}:open`)).id
  const intentOf = async (id: string) =>
    (await stripe.retrieveCheckoutSession(id)).payment_intent?.id ?? ""
  const refused = (call: Promise<unknown>) => call.catch(() => null)

  const paid = await open("paid")
  await standIn.pay(paid, cardThatIsDeclined)
  await standIn.pay(paid)
  await stripe.expireCheckoutSession(paid)
  const payment_intent = await intentOf(paid)
  await stripe.retrievePaymentIntent(payment_intent)
  const part = await stripe.createRefund(
    { payment_intent, amount: 1000, reason: "requested_by_customer", metadata: { refundId: "1" } },
    "paid:refund:1",
  )
  await stripe.createRefund({ payment_intent }, "paid:refund:2")
  await refused(stripe.createRefund({ payment_intent }, "paid:refund:3"))
  await standIn.control("refund/fail", { refund: part.id })
  await stripe.retrieveRefund(part.id)

  const abandoned = await open("abandoned")
  await standIn.pay(abandoned, cardThatIsDeclined)
  await stripe.expireCheckoutSession(abandoned)
  await stripe.expireCheckoutSession(abandoned)

  for (const outcome of ["succeeded", "failed"]) {
    const late = await open(`late-${outcome}`)
    await standIn.pay(late, cardThatPaysLater)
    await stripe.retrieveCheckoutSession(late)
    await standIn.control("settle", { session: late, outcome })
    await stripe.retrieveCheckoutSession(late)
  }

  const disputed = await open("disputed")
  await standIn.pay(disputed)
  const dispute = await standIn.control<Stripe.Dispute>("dispute", { session: disputed })
  await stripe.retrieveDispute(dispute.id)
  await standIn.control("dispute/close", { dispute: dispute.id, status: "lost" })

  const createdAfter = new Date(Date.now() - 86_400_000)
  for await (const session of stripe.listCheckoutSessions({ createdAfter })) void session
  for await (const refund of stripe.listRefunds({ createdAfter })) void refund
  for await (const found of stripe.listDisputes({ createdAfter })) void found
  for await (const refund of stripe.listRefunds({ paymentIntent: payment_intent })) void refund

  await refused(stripe.createCheckoutSession(checkoutNamed("other"), "paid:open"))
  await refused(stripe.retrieveCheckoutSession("cs_test_unknown"))
  const now = { ...checkoutNamed("short"), expires_at: Math.floor(Date.now() / 1000) + 60 }
  await refused(stripe.createCheckoutSession(now, "short:open"))
}

/** The stored contract has the object, but no way to ask for it: one alone, or a list. */
function disputesIn(body: unknown): unknown[] {
  const { data } = body as { data?: unknown[] }
  return data ?? [body]
}

let standIn: StripeStandInForTests
let inbox: Awaited<ReturnType<typeof startWebhookInbox>>
let stripe: StripePort

beforeAll(async () => {
  inbox = await startWebhookInbox()
  standIn = await startStripeStandIn({ webhookUrl: inbox.url, wrap: recorded })
  stripe = createStripe({
    secretKey: standIn.secretKey,
    apiBase: standIn.origin,
    webhookSecrets: [standIn.webhookSecret],
    timeoutMs: 5_000,
  })
  await liveThroughEverything(standIn, stripe)
  await standIn.control("webhooks/drain")
  const sdk = new Stripe(standIn.secretKey, {
    apiVersion: stripeApiVersion,
    host: "127.0.0.1",
    port: new URL(standIn.origin).port,
    protocol: "http",
  })
  const { data } = await sdk.events.list({ limit: 100, types: ["charge.refunded", "refund.*"] })
  await sdk.events.retrieve(data[0]?.id ?? "")
  await sdk.charges.retrieve(
    String((await standIn.state()).charges[0]?.id),
    {},
    { maxNetworkRetries: 0 },
  )
})

afterAll(async () => {
  await standIn.stop()
  await inbox.stop()
})

describe("what our client sends", () => {
  it("names the pinned API version in every call", () => {
    expect(exchanges.length).toBeGreaterThanOrEqual(30)
    expect(new Set(exchanges.map(({ version }) => version))).toEqual(new Set([stripeApiVersion]))
  })

  it("holds nothing that the stand-in does not know", () => {
    const unknown = exchanges.filter(({ body }) => {
      const read = errorAnswer.safeParse(body)
      return read.success && read.data.error.code === "parameter_unknown"
    })
    expect(unknown).toEqual([])
  })
})

describe("what the stand-in answers", () => {
  it("can be read by our own schemas, refusals included", () => {
    for (const { status, body, method, path } of exchanges) {
      const { object, data } = z.looseObject({ object: z.string().optional() }).parse(body)
      const items = object === "list" ? z.array(z.looseObject({})).parse(data) : [body]
      for (const item of items) {
        const kind = String((item as { object?: unknown }).object)
        const schema = status === 200 ? answersByObject[kind] : errorAnswer
        const problem = schema === undefined ? `unknown ${kind}` : schema.safeParse(item).error
        expect(problem, `${method} ${path}`).toBeUndefined()
      }
    }
  })

  it("includes every kind of refusal that the client tells apart", () => {
    expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([200, 400, 404]))
  })
})

describe("the events that the stand-in sends", () => {
  it("are all kinds that were asked for, signed, and readable", () => {
    const events = inbox.received.map(({ body, signature }) =>
      stripe.constructEvent(body, signature, new Date()),
    )
    expect([...new Set(events.map(({ type }) => type))].toSorted()).toEqual(eventTypes)
    for (const { data } of events) {
      const object = data.object as { object: string }
      expect(answersByObject[object.object]?.safeParse(object).error).toBeUndefined()
    }
  })
})

const taken = Object.keys(sessionParams.shape)

describe("the parameters that the stand-in takes", () => {
  it("are told apart from those it refuses by name", () => {
    expect(taken.filter((name) => notPlayed.has(name))).toEqual([])
    expect(taken).not.toContain("payment_method_types")
  })
})

if (contract !== null) {
  describe("Stripe's published contract", () => {
    it("allows everything that our client sends", () => {
      const faults = exchanges.flatMap(({ method, path, form }) =>
        path.startsWith("/v1/disputes")
          ? []
          : contract.faultsOfRequest(method, path, decodeForm(form)).map(named(method, path)),
      )
      expect(faults).toEqual([])
    })

    it("promises everything that the stand-in answers", () => {
      const faults = exchanges.flatMap(({ method, path, status, body }) => {
        const found = path.startsWith("/v1/disputes")
          ? disputesIn(body).flatMap((dispute) => contract.faultsOf("Dispute", dispute))
          : contract.faultsOfAnswer(method, path, status, body)
        return found.map(named(method, path))
      })
      expect(faults).toEqual([])
    })

    it("promises every event that the stand-in sends", () => {
      const faults = inbox.received.flatMap(({ body }) => {
        const event = JSON.parse(body) as Stripe.Event
        return contract.faultsOf(`Event.${event.type}`, event).map(named("event", event.type))
      })
      expect(faults).toEqual([])
    })

    it("has the parameters that the stand-in takes or refuses by name, and no others", () => {
      const known = [...taken, ...notPlayed].toSorted()
      expect(known).toEqual(contract.parameters("Checkout.SessionCreateParams").toSorted())
    })

    it("refuses a parameter that was removed and a member that was invented", () => {
      const removed = decodeForm("mode=payment&payment_method_types[0]=card")
      expect(contract.faultsOfRequest("POST", "/v1/checkout/sessions", removed)).not.toEqual([])
      const refund = exchanges.find(({ path }) => path === "/v1/refunds")?.body as object
      expect(contract.faultsOf("Refund", refund)).toEqual([])
      expect(contract.faultsOf("Refund", { ...refund, invented: true })).not.toEqual([])
    })
  })
}

function named(method: string, path: string) {
  return (fault: string) => `${method} ${path}: ${fault}`
}
