import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { stripeApiVersion } from "#app/providers/stripe/api-version.ts"
import { startStripeStandIn, type StripeStandInForTests } from "./testing.ts"

type Answer = {
  status: number
  headers: Headers
  body: { id?: string; error?: { type: string; code?: string; param?: string; message: string } }
}

let standIn: StripeStandInForTests
const now = new Date("2026-11-21T12:00:00Z")
const nowSeconds = now.getTime() / 1000

const good: Record<string, string> = {
  mode: "payment",
  "line_items[0][quantity]": "2",
  "line_items[0][price_data][currency]": "eur",
  "line_items[0][price_data][unit_amount]": "2500",
  "line_items[0][price_data][product_data][name]": "Call",
  success_url: "http://localhost:3000/back",
}

async function call(
  method: string,
  path: string,
  form: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isPost = method === "POST"
  const query = isPost ? "" : `?${new URLSearchParams(form).toString()}`
  const answer = await fetch(`${standIn.origin}${path}${query}`, {
    method,
    headers: { Authorization: `Bearer ${standIn.secretKey}`, ...headers },
    ...(isPost ? { body: new URLSearchParams(form) } : {}),
  })
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Answer["body"],
  }
}

const create = (change: Record<string, string>, headers?: Record<string, string>) =>
  call("POST", "/v1/checkout/sessions", { ...good, ...change }, headers)

beforeAll(async () => {
  standIn = await startStripeStandIn({ now: () => now })
})

afterAll(() => standIn.stop())

describe("opening a checkout", () => {
  it.each([
    [{ payment_method_types: "card" }, "payment_method_types_no_longer_supported"],
    [{ "payment_method_types[0]": "card" }, "payment_method_types_no_longer_supported"],
    [{ surprise: "1" }, "parameter_unknown"],
    [{ "line_items[0][price_data][colour]": "red" }, "parameter_unknown"],
    [{ "adaptive_pricing[enabled]": "maybe" }, "parameter_invalid"],
    [{ ui_mode: "hosted" }, "parameter_invalid"],
    [{ success_url: "/relative" }, "url_invalid"],
    [{ success_url: "" }, "parameter_invalid_empty"],
    [{ "line_items[0][price_data][currency]": "xyz" }, "invalid_currency"],
    [{ "line_items[0][price_data][unit_amount]": "12.50" }, "parameter_invalid_integer"],
    [{ "line_items[0][price_data][unit_amount]": "10" }, "amount_too_small"],
    [{ "line_items[0][price_data][unit_amount]": "99999999" }, "amount_too_large"],
    [{ [`metadata[${"k".repeat(41)}]`]: "v" }, "parameter_invalid"],
    [{ "metadata[k]": "v".repeat(501) }, "parameter_invalid"],
    [{ expires_at: String(nowSeconds + 1799) }, "parameter_invalid_integer"],
    [{ expires_at: String(nowSeconds + 86_401) }, "parameter_invalid_integer"],
    [{ customer_email: "nobody" }, "parameter_invalid"],
    [{ "allowed_payment_method_types[0]": "cheque" }, "parameter_invalid"],
    [{ customer: "cus_1" }, "sandbox_not_played"],
  ])("is refused with %o", async (change, code) => {
    const { status, body } = await create(change as Record<string, string>)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ type: "invalid_request_error", code })
    expect(body.error?.message).not.toBe("")
  })

  it.each([
    ["mode", "mode"],
    ["success_url", "success_url"],
    ["line_items[0][quantity]", "line_items[0][quantity]"],
    ["line_items[0][price_data][product_data][name]", "line_items[0][price_data][product_data]"],
  ])("is refused without %s, naming what is missing", async (left, param) => {
    const rest = Object.fromEntries(Object.entries(good).filter(([name]) => name !== left))
    const { body } = await call("POST", "/v1/checkout/sessions", rest)
    expect(body.error).toMatchObject({ code: "parameter_missing", param })
  })

  it("is refused with more than 50 metadata keys, and takes 50", async () => {
    const keys = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`metadata[k${index}]`, "v"]))
    expect((await create(keys(51))).status).toBe(400)
    expect((await create(keys(50))).status).toBe(200)
  })

  it("adds the line items up, and takes the exact limits of its life", async () => {
    for (const seconds of [1800, 86_400]) {
      const { status, body } = await create({ expires_at: String(nowSeconds + seconds) })
      expect(status).toBe(200)
      expect(body).toMatchObject({ amount_total: 5000, expires_at: nowSeconds + seconds })
    }
    expect((await create({})).body).toMatchObject({ expires_at: nowSeconds + 86_400 })
  })

  it.each([
    ["jpy", "50", 200],
    ["jpy", "20", 400],
    ["kwd", "1230", 200],
    ["kwd", "1234", 400],
    ["isk", "5000", 200],
    ["isk", "5050", 400],
  ])("counts %s in its own decimals: %s gives %i", async (currency, amount, expected) => {
    const { status } = await create({
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": currency,
      "line_items[0][price_data][unit_amount]": amount,
    })
    expect(status).toBe(expected)
  })

  it("needs one currency for all lines", async () => {
    const { body } = await create({
      "line_items[1][quantity]": "1",
      "line_items[1][price_data][currency]": "usd",
      "line_items[1][price_data][unit_amount]": "2500",
      "line_items[1][price_data][product_data][name]": "Extra",
    })
    expect(body.error?.param).toBe("line_items[1][price_data][currency]")
  })
})

describe("a caller", () => {
  it("without the key, or with another, gets 401 and never the key back", async () => {
    for (const authorization of ["", "Bearer sk_test_someoneElse", "Basic c2tfdGVzdDo="]) {
      const { status, body } = await create({}, { Authorization: authorization })
      expect(status).toBe(401)
      expect(body.error?.type).toBe("invalid_request_error")
      expect(body.error?.message).not.toContain("someoneElse")
    }
  })

  it("may give the key as the user name of basic authentication", async () => {
    const basic = Buffer.from(`${standIn.secretKey}:`).toString("base64")
    expect((await create({}, { Authorization: `Basic ${basic}` })).status).toBe(200)
  })

  it("hears the version and a request id, and is refused in another version", async () => {
    const { headers } = await create({})
    expect(headers.get("Stripe-Version")).toBe(stripeApiVersion)
    expect(headers.get("Request-Id")).toMatch(/^req_/)
    expect((await create({}, { "Stripe-Version": "2024-06-20" })).status).toBe(400)
  })

  it("gets a proper error for an address that does not exist", async () => {
    for (const [method, path] of [
      ["GET", "/v1/customers"],
      ["POST", "/v1/refunds/re_1"],
      ["GET", "/v1/charges/ch_unknown"],
    ] as const) {
      const { status, body } = await call(method, path)
      expect(status).toBe(404)
      expect(body.error?.type).toBe("invalid_request_error")
    }
  })
})

describe("an idempotency key", () => {
  it("gives the same bytes again, whatever the order of the parameters", async () => {
    const key = { "Idempotency-Key": "order" }
    const first = await create({ "metadata[a]": "1", "metadata[b]": "2" }, key)
    const again = await create({ "metadata[b]": "2", "metadata[a]": "1" }, key)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get("Idempotent-Replayed")).toBe("true")
    expect(again.headers.get("Original-Request")).toBe(first.headers.get("Request-Id"))
  })

  it("is a mismatch with other parameters or another endpoint", async () => {
    const key = { "Idempotency-Key": "mismatch" }
    const first = await create({}, key)
    const other = await create({ "metadata[a]": "1" }, key)
    const path = `/v1/checkout/sessions/${first.body.id}/expire`
    for (const answer of [other, await call("POST", path, {}, key)]) {
      expect(answer.status).toBe(400)
      expect(answer.body.error?.type).toBe("idempotency_error")
    }
  })

  it("does not keep a refusal of parameters, and keeps a refusal of state", async () => {
    const key = { "Idempotency-Key": "kept" }
    expect((await create({ surprise: "1" }, key)).status).toBe(400)
    const opened = await create({}, key)
    expect(opened.status).toBe(200)
    const path = `/v1/checkout/sessions/${opened.body.id}/expire`
    await call("POST", path)
    const refused = await call("POST", path, {}, { "Idempotency-Key": "closed" })
    const again = await call("POST", path, {}, { "Idempotency-Key": "closed" })
    expect(refused.body.error?.message).toContain("can be expired")
    expect(again.headers.get("Idempotent-Replayed")).toBe("true")
  })

  it("is forgotten after 24 hours, and has at most 255 characters", async () => {
    const key = { "Idempotency-Key": "old" }
    const first = await create({}, key)
    await standIn.control("clock", { advanceSeconds: 86_400 })
    const next = await create({}, key)
    expect(next.status).toBe(200)
    expect(next.body.id).not.toBe(first.body.id)
    await standIn.control("clock", { reset: true })
    expect((await create({}, { "Idempotency-Key": "k".repeat(256) })).status).toBe(400)
  })
})

describe("expansion and paging", () => {
  it("expand what holds an id, and refuse the rest", async () => {
    const { body } = await create({})
    await standIn.pay(body.id ?? "")
    const path = `/v1/checkout/sessions/${body.id}`
    const plain = await call("GET", path)
    expect(plain.body).toMatchObject({ payment_intent: expect.stringMatching(/^pi_/) as string })
    const deep = await call("GET", path, { "expand[]": "payment_intent.latest_charge" })
    expect(deep.body).toMatchObject({ payment_intent: { latest_charge: { object: "charge" } } })
    const listed = await call("GET", "/v1/checkout/sessions", {
      limit: "1",
      "expand[]": "data.payment_intent",
    })
    expect(listed.body).toMatchObject({ data: [{ payment_intent: { object: "payment_intent" } }] })
    expect((await call("GET", path, { "expand[]": "metadata" })).status).toBe(400)
    expect((await call("GET", path, { "expand[]": "nothing" })).status).toBe(400)
  })

  it("go forward and back from a cursor, and refuse a foreign one", async () => {
    const ids: string[] = []
    for (const _ of [1, 2, 3, 4]) ids.push((await create({})).body.id ?? "")
    const list = async (form: Record<string, string>) => {
      const { body } = await call("GET", "/v1/checkout/sessions", form)
      return (body as unknown as { data: { id: string }[] }).data.map(({ id }) => id)
    }
    expect(await list({ limit: "2" })).toEqual([ids[3], ids[2]])
    expect(await list({ limit: "2", starting_after: ids[2] ?? "" })).toEqual([ids[1], ids[0]])
    expect(await list({ limit: "2", ending_before: ids[0] ?? "" })).toEqual([ids[2], ids[1]])
    expect(await list({ "created[gt]": String(nowSeconds + 2 * 86_400) })).toEqual([])
    for (const form of [{ starting_after: "cs_no" }, { limit: "101" }, { page: "2" }]) {
      expect((await call("GET", "/v1/refunds", form as Record<string, string>)).status).toBe(400)
    }
  })
})
