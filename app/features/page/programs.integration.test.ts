import { afterAll, beforeAll, expect, test } from "vitest"
import { createHmac } from "node:crypto"
import { signBookingLink, type LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { requireDocumented } from "#app/features/api/testing-document.ts"
import { createPage } from "./create-page.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import {
  createBookingWorld,
  hold,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { action as checkoutAction } from "#app/routes/api.stripe.checkout.ts"
import { loader as sessionLoader } from "#app/routes/api.stripe.sessions.$id.ts"
import { loader as readPage } from "#app/routes/api.v1.$organizer.pages.$page._index.ts"
import {
  action as slotsAction,
  loader as readSlots,
} from "#app/routes/api.v1.$organizer.pages.$page.slots.ts"
import { loader as readPages } from "#app/routes/api.v1.$organizer.pages._index.ts"
import { action as webhook, loader as webhookLoader } from "#app/routes/api.webhooks.stripe.ts"
import { loader as elsewhere } from "#app/routes/api.$.ts"

const DAY = 86_400_000
let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true, calendarCheckMs: 1_500 })
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
})
afterAll(() => world.close())

const call = (path: string, init: RequestInit = {}, params: Record<string, string> = {}) => ({
  request: new Request(`http://localhost:3000${path}`, init),
  params: { organizer: "studio", page: "consultation", ...params },
  context: {},
})

/** Every answer is held against the document that programs read. */
const documented =
  (path: string, read: typeof readPage) => async (asked: Parameters<typeof readPage>[0]) => {
    const answer = await read(asked)
    await requireDocumented("GET", path, answer)
    return answer
  }
const pagesLoader = documented("/api/v1/studio/pages", readPages)
const pageLoader = documented("/api/v1/studio/pages/consultation", readPage)
const slotsLoader = documented("/api/v1/studio/pages/consultation/slots", readSlots)

/** What RFC 9457 asks of a problem, and we of every failed answer. */
async function problemOf(answer: Response) {
  expect(answer.headers.get("content-type")).toBe("application/problem+json")
  expect(answer.headers.get("cache-control")).toBe("no-store")
  const body = (await answer.json()) as Record<string, unknown>
  expect(body["status"]).toBe(answer.status)
  expect(body["title"]).toMatch(/^[A-Z][\w ]+$/)
  expect(body["detail"]).toMatch(/^[^{}]{10,}$|\{"bookingId"/)
  return body["code"]
}

test("a program lists what is published, with lengths and prices", async () => {
  const answer = await pagesLoader(call("/api/v1/studio/pages"))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    pages: [
      {
        slug: "consultation",
        title: "Consultation",
        durations: [{ minutes: 30, amountMinor: 5000, currency: "EUR" }],
      },
    ],
  })
})

test("one page is told with all its content, and without what only confirmed clients may know", async () => {
  const answer = await pageLoader(call("/api/v1/studio/pages/consultation"))
  const page = (await answer.json()) as Record<string, unknown>
  expect(page).toMatchObject({
    slug: "consultation",
    title: "Consultation",
    durations: [{ minutes: 30, amountMinor: 5000, currency: "EUR" }],
    location: { kind: "link", text: "Video call" },
    holdMinutes: 15,
    timeZone: "Europe/Berlin",
    hosts: [{ id: world.studio.hostId, name: "Ada Berg" }],
    questions: [{ id: "topic", label: "What is it about?" }],
  })
  expect(JSON.stringify(page)).not.toContain("meet.example")
  expect(JSON.stringify(page)).not.toContain("@example.com")
})

test("what is not published is nowhere", async () => {
  for (const params of [{ organizer: "nobody" }, { organizer: "a\u0000" }]) {
    const answer = await pagesLoader(call("/api/v1/x/pages", {}, params))
    expect([answer.status, await problemOf(answer)]).toEqual([404, "not-found"])
  }
  const page = await pageLoader(call("/x", {}, { page: "secret" }))
  expect([page.status, await problemOf(page)]).toEqual([404, "not-found"])
  const slots = await slotsLoader(call("/x?from=a&to=b", {}, { page: "secret" }))
  expect([slots.status, await problemOf(slots)]).toEqual([404, "not-found"])
  expect(await problemOf(elsewhere())).toBe("not-found")
})

test("a page's old address leads programs to the present one, with what they asked", async () => {
  const { actor } = world.studio
  const content = { ...emptyPageContent, title: "Short" }
  const made = await createPage(actor, { slug: "short-talk", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(actor, { pageId: made.pageId, number: 1 }, world.runtime)
  const renamed = { pageId: made.pageId, basedOn: 1, slug: "talk", content }
  await savePage(actor, renamed, world.runtime)
  const page = await pageLoader(call("/x", {}, { page: "short-talk" }))
  expect([page.status, page.headers.get("location")]).toEqual([301, "/api/v1/studio/pages/talk"])
  expect(page.headers.get("cache-control")).toBe("no-cache")
  const slots = await slotsLoader(call("/x?from=a&to=b", {}, { page: "short-talk" }))
  expect(slots.headers.get("location")).toBe("/api/v1/studio/pages/talk/slots?from=a&to=b")
})

const slots = (query: Record<string, string>) =>
  slotsLoader(
    call(`/api/v1/studio/pages/consultation/slots?${new URLSearchParams(query).toString()}`),
  )

test("slots are instants in UTC, inside the range, each with its hosts, and never cached", async () => {
  const answer = await slots({ from: "2026-12-03T00:00:00.123Z", to: "2026-12-04T00:00:00.000Z" })
  expect(answer.status).toBe(200)
  expect(answer.headers.get("cache-control")).toBe("no-store")
  const body = (await answer.json()) as { slots: { start: string; end: string; hosts: string[] }[] }
  expect(body.slots[0]).toEqual({
    start: "2026-12-03T08:00:00Z",
    end: "2026-12-03T08:30:00Z",
    hosts: [world.studio.hostId],
  })
  expect(body.slots).toHaveLength(16)
  const inTokyo = await slots({
    from: "2026-12-03T09:00:00+09:00",
    to: "2026-12-04T09:00:00+09:00",
    timeZone: "Asia/Tokyo",
    duration: "30",
  })
  expect(await inTokyo.json()).toEqual(body)
})

test("a range of 62 days is answered, one beyond is not; each wrong query is named", async () => {
  const from = "2026-12-01T00:00:00Z"
  const after = (days: number) => new Date(Date.parse(from) + days * DAY).toISOString()
  expect((await slots({ from, to: after(62) })).status).toBe(200)
  expect(await (await slots({ from, to: from })).json()).toEqual({ slots: [] })
  const wrong: [Record<string, string>, string][] = [
    [{}, "missing-range"],
    [{ from }, "missing-range"],
    [{ from, to: after(62.01) }, "long-range"],
    [{ from: after(1), to: from }, "reversed-range"],
    [{ from: "yesterday", to: from }, "malformed-instant"],
    [{ from: "2026-12-01", to: from }, "malformed-instant"],
    [{ from: "9999-12-01T00:00:00Z", to: "9999-12-31T00:00:00Z" }, "malformed-instant"],
    [{ from: "2026-02-30T00:00:00Z", to: from }, "malformed-instant"],
    [{ from, to: after(1), timeZone: "Mars/Olympus" }, "unknown-time-zone"],
    [{ from, to: after(1), duration: "45" }, "unknown-duration"],
    [{ from, to: after(1), duration: "" }, "unknown-duration"],
  ]
  for (const [query, code] of wrong) {
    const answer = await slots(query)
    expect([answer.status, await problemOf(answer)]).toEqual([400, code])
  }
})

test("a method that an address does not know is refused by name", async () => {
  const answer = await slotsAction(call("/x", { method: "POST" }))
  expect(answer.status).toBe(405)
  expect(answer.headers.get("allow")).toBe("GET")
  expect(await problemOf(answer)).toBe("method-not-allowed")
  expect(webhookLoader().headers.get("allow")).toBe("POST")
})

test("a failure of ours is a problem document with an id and nothing of what failed", async () => {
  const place = globalThis as Record<symbol, unknown>
  const db = { execute: () => Promise.reject(new Error("password=hunter2")) }
  place[Symbol.for("holdfast.runtime")] = { ...world.runtime, db, log: { error: () => {} } }
  const answer = await pagesLoader(call("/api/v1/studio/pages"))
  place[Symbol.for("holdfast.runtime")] = world.runtime
  expect(answer.status).toBe(500)
  const text = await answer.clone().text()
  expect(await problemOf(answer)).toBe("broken")
  expect(text).toContain(answer.headers.get("x-request-id"))
  expect(text).not.toContain("hunter2")
})

let held = 0
/** A hold of its own, and what a program that may speak for it sends. */
async function holdWithLink() {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + 7 * DAY * ++held)
  const bookingId = await hold(world, { startsAt })
  const authorization = async (purpose: LinkPurpose) => {
    const { booking } = await look(world, bookingId)
    const version = booking.linkVersion
    const token = signBookingLink(world.runtime.keyring, { bookingId, purpose, version })
    return { authorization: `Bearer ${token}` }
  }
  return { bookingId, authorization }
}

const openCheckout = (headers: Record<string, string>, body: string) =>
  checkoutAction(call("/api/stripe/checkout", { method: "POST", headers, body }))
const readSession = (id: string, headers: Record<string, string>) =>
  sessionLoader(call(`/api/stripe/sessions/${id}`, { headers }, { id }))

test("a booking's token opens its one checkout, again the same, and reads how it stands", async () => {
  const { bookingId, authorization } = await holdWithLink()
  const body = JSON.stringify({ bookingId })
  const first = await openCheckout(await authorization("pay"), body)
  expect(first.status).toBe(200)
  const { checkoutUrl } = (await first.json()) as { checkoutUrl: string }
  expect(checkoutUrl).toContain(world.stripe.origin)
  const second = await openCheckout(await authorization("status"), body)
  expect(await second.json()).toEqual({ checkoutUrl })

  const { checkouts } = await look(world, bookingId)
  const sessionId = checkouts[0]?.providerSessionId ?? ""
  const before = await readSession(sessionId, await authorization("pay"))
  expect(await before.json()).toEqual({
    status: "open",
    paymentStatus: "unpaid",
    bookingState: "PAYMENT_PENDING",
  })
  await world.stripe.pay(sessionId)
  const after = await readSession(sessionId, await authorization("status"))
  expect(await after.json()).toEqual({
    status: "complete",
    paymentStatus: "paid",
    bookingState: "CONFIRMED",
  })
  const again = await openCheckout(await authorization("status"), body)
  expect([again.status, await problemOf(again)]).toEqual([409, "nothing-to-pay"])
})

test("no token, another booking's, another purpose or another session: the same answer", async () => {
  const mine = await holdWithLink()
  const other = await holdWithLink()
  const body = JSON.stringify({ bookingId: mine.bookingId })
  const good = await mine.authorization("pay")
  await openCheckout(good, body)
  const { checkouts } = await look(world, mine.bookingId)
  const sessionId = checkouts[0]?.providerSessionId ?? ""
  const token = good.authorization.slice("Bearer ".length)
  for (const headers of [
    {},
    { authorization: token },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${token.slice(0, -1)}` },
    await mine.authorization("cancel"),
    await mine.authorization("calendar"),
    await other.authorization("status"),
  ] as Record<string, string>[]) {
    const answers = [await openCheckout(headers, body), await readSession(sessionId, headers)]
    for (const answer of answers) {
      expect([answer.status, await problemOf(answer)]).toEqual([404, "not-found"])
    }
  }
  for (const id of ["cs_test_unknown", "x".repeat(5_000), "a\u0000b", "' or 1=1"]) {
    expect((await readSession(id, good)).status).toBe(404)
  }
  for (const wrong of ["", "[]", "null", "{", '{"bookingId":5}']) {
    const answer = await openCheckout(good, wrong)
    expect([answer.status, await problemOf(answer)]).toEqual([400, "malformed-body"])
  }
})

/** A message as the payment provider signs it. */
async function send(body: string, secret: string, secondsAgo = 0): Promise<Response> {
  const now = await world.runtime.clock.now(world.runtime.db)
  const seconds = Math.floor(now.getTime() / 1000) - secondsAgo
  const mac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")
  const headers = { "stripe-signature": `t=${seconds},v1=${mac}` }
  return webhook(call("/api/webhooks/stripe", { method: "POST", headers, body }))
}
const messages = async () => (await world.runtime.db.query.inboundMessages.findMany()).length

test("a signed message is stored once however often it comes, byte for byte as it was signed", async () => {
  const { events } = await world.stripe.state()
  const body = `${JSON.stringify(events[0], null, 3)}\n`
  const before = await messages()
  for (let time = 0; time < 5; time++) {
    const answer = await send(body, world.stripe.webhookSecret)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ received: true })
  }
  expect(await messages()).toBe(before + 1)
})

test("a forged, an old, a changed or an unsigned message is refused, and nothing of it is stored", async () => {
  const { events } = await world.stripe.state()
  const body = JSON.stringify({ ...events[0], id: "evt_forged" })
  const before = await messages()
  const answers = [
    await send(body, "whsec_somebody_elses"),
    await send(body, world.stripe.webhookSecret, 3_600),
    await send('{"hello":"world"}', world.stripe.webhookSecret),
    await webhook(call("/api/webhooks/stripe", { method: "POST", body })),
    await webhook(
      call("/api/webhooks/stripe", { method: "POST", body, headers: { "stripe-signature": "x" } }),
    ),
  ]
  for (const answer of answers) {
    expect([answer.status, await problemOf(answer)]).toEqual([400, "signature-refused"])
  }
  expect(await messages()).toBe(before)
})

test("a message that cannot be stored now is a failure of ours, so that it is sent again", async () => {
  const { events } = await world.stripe.state()
  const place = globalThis as Record<symbol, unknown>
  const db = {
    execute: () => Promise.reject(new Error("gone")),
    transaction: () => Promise.reject(new Error("gone")),
  }
  place[Symbol.for("holdfast.runtime")] = { ...world.runtime, db, log: { error: () => {} } }
  const answer = await send(JSON.stringify(events[0]), world.stripe.webhookSecret)
  place[Symbol.for("holdfast.runtime")] = world.runtime
  expect(answer.status).toBe(500)
})

test("a calendar that does not answer is no list of free times", async () => {
  world.advance(16 * 60_000)
  await world.google.control("down", { down: true })
  const answer = await slots({ from: "2026-12-03T00:00:00Z", to: "2026-12-04T00:00:00Z" })
  await world.google.control("down", { down: false })
  expect([answer.status, await problemOf(answer)]).toEqual([503, "calendar-unreachable"])
  expect(answer.headers.get("retry-after")).toBe("60")
})
