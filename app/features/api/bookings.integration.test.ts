import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  hold,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { auditLog } from "#db/schema/operations.ts"
import { organizerAddresses } from "#db/schema/organizers.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { savePage } from "#app/features/page/save-page.server.ts"
import { apiOf, keyOf, newBooking, type Api } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const BOOKINGS = "/api/v1/studio/bookings"
let world: BookingWorld
let api: Api
let writeKey: string

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
  api = apiOf(world)
  writeKey = (await keyOf(world, world.studio, "bookings:write", "bookings:read")).key
})
afterAll(() => world.close())

let half = 0
/** Each booking has a time of its own, eight on a day, from Thursday on. */
function nextTime(): Date {
  const [week, slot] = [Math.floor(half / 8), half % 8]
  half++
  return new Date(TEN_O_CLOCK.getTime() + 7 * DAY * week + 30 * MINUTE * slot)
}

/** A hold by the API, with what it answered. */
async function held(startsAt = nextTime()) {
  const answer = await api.post(BOOKINGS, newBooking(startsAt))
  expect(answer.status).toBe(201)
  const { id, token } = answer.body as { id: string; token: string }
  return { id, token, startsAt, answer, path: `/api/v1/bookings/${id}` }
}

/** One that was paid at the provider, whose message was worked on. */
async function paid(startsAt = nextTime()) {
  const booking = await held(startsAt)
  const { checkouts } = await look(world, booking.id)
  const sessionId = checkouts.at(-1)?.providerSessionId ?? ""
  await world.stripe.pay(sessionId)
  const { settleCheckout } = await import("#app/features/payment/settle-checkout.server.ts")
  const provider = { kind: "provider", provider: "stripe" } as const
  await settleCheckout(provider, { checkoutId: checkouts.at(-1)?.id ?? "" }, world.runtime)
  return booking
}

test("a program books: the time is held, and the answer leads to paying and to the client's page", async () => {
  const { id, token, startsAt, answer } = await held()
  expect(answer.headers.get("location")).toBe(`/api/v1/bookings/${id}`)
  expect(answer.headers.get("cache-control")).toBe("no-store")
  const { state, holdExpiresAt, checkoutUrl, statusUrl } = answer.body
  expect(state).toBe("PAYMENT_PENDING")
  expect(holdExpiresAt).toBe("2026-12-01T09:15:00Z")
  expect(checkoutUrl).toContain(world.stripe.origin)
  expect(statusUrl).toBe(`http://localhost:3000/bookings/${token}`)
  const { booking } = await look(world, id)
  expect(booking).toMatchObject({ source: "api", clientTimeZone: "Europe/Paris" })
  expect(booking.answers).toEqual({ topic: "Contracts" })
  const again = await api.post(BOOKINGS, newBooking(startsAt))
  expect([again.status, again.body["code"]]).toEqual([409, "time-taken"])
  const nearest = again.body["nearest"] as string[]
  expect(nearest.length).toBeGreaterThan(3)
  expect(nearest).not.toContain(startsAt.toISOString().replace(".000Z", "Z"))
})

test("its own token reads the booking, and nothing about joining before it is paid", async () => {
  const { path, token, id } = await held()
  const before = await api.get(path, { bearer: token })
  expect(before.body).toMatchObject({
    id,
    state: "PAYMENT_PENDING",
    page: "consultation",
    duration: 30,
    amountMinor: 5000,
    paidMinor: 0,
    hosts: [{ id: world.studio.hostId, name: "Ada Berg" }],
    location: { kind: "link", url: null },
    token,
  })
  expect(before.body["checkoutUrl"]).toContain(world.stripe.origin)
  const confirmed = await paid()
  const after = await api.get(confirmed.path, { bearer: confirmed.token })
  expect(after.body).toMatchObject({
    state: "CONFIRMED",
    paidMinor: 5000,
    holdExpiresAt: null,
    checkoutUrl: null,
    location: { url: "https://meet.example/ada" },
  })
})

test("an unpaid hold is let go, twice as once, and its checkout closed", async () => {
  const { path, token, id, startsAt } = await held()
  const canceled = await api.post(`${path}/cancel`, undefined, { bearer: token })
  expect([canceled.status, canceled.body["state"]]).toEqual([200, "ABANDONED"])
  const again = await api.post(`${path}/cancel`, {}, { bearer: token })
  expect([again.status, again.body["state"]]).toEqual([200, "ABANDONED"])
  const { checkouts } = await look(world, id)
  expect(checkouts.map(({ state }) => state)).toEqual(["expired"])
  expect((await api.post(BOOKINGS, newBooking(startsAt))).status).toBe(201)
})

test("what a key does to a booking is written down as the key's, for the organizer to read", async () => {
  const { db } = world.runtime
  const auditOf = async (bookingId: string) => {
    const rows = await db.select().from(auditLog).where(eq(auditLog.subjectId, bookingId))
    return rows.map(({ action, userId, detail }) => [action, userId, detail?.["by"]])
  }
  const { id, path } = await held()
  const start = nextTime()
  const moved = await api.post(`${path}/reschedule`, { start }, { bearer: writeKey })
  expect(moved.status).toBe(200)
  const canceled = await api.post(`${path}/cancel`, {}, { bearer: writeKey })
  expect([canceled.status, canceled.body["state"]]).toEqual([200, "ABANDONED"])
  expect(await auditOf(id)).toEqual([
    ["booking.moved", null, "api-key"],
    ["booking.canceled", null, "api-key"],
  ])
  const events = await db.query.bookingEvents.findMany({
    where: (row, { and, eq: is }) => and(is(row.bookingId, id), is(row.toState, "ABANDONED")),
  })
  expect(events).toMatchObject([{ actorKind: "api-key", reason: "called-off" }])
})

test("a paid booking is canceled with its refund, by its token; the old token is of before then", async () => {
  const { path, token, id } = await paid()
  const canceled = await api.post(`${path}/cancel`, {}, { bearer: token })
  expect(canceled.body).toMatchObject({ state: "CANCELED", refundedMinor: 5000 })
  const { refunds } = await look(world, id)
  expect(refunds).toHaveLength(1)
  const old = await api.get(path, { bearer: token })
  expect([old.status, old.body["code"]]).toEqual([410, "link-outdated"])
  const fresh = await api.get(path, { bearer: canceled.body["token"] as string })
  expect(fresh.body["state"]).toBe("CANCELED")
})

test("an organizer's key cancels too, and may choose what comes back; a client may not", async () => {
  const { path, id } = await paid()
  const kept = await api.post(`${path}/cancel`, { refund: "none" }, { bearer: writeKey })
  expect(kept.body).toMatchObject({ state: "CANCELED", refundedMinor: 0 })
  expect((await look(world, id)).refunds).toEqual([])
  const other = await paid()
  const asked = await api.post(`${other.path}/cancel`, { refund: "none" }, { bearer: other.token })
  expect(asked.body["refundedMinor"]).toBe(5000)
  const wrong = await api.post(
    `${(await paid()).path}/cancel`,
    { refund: "half" },
    { bearer: writeKey },
  )
  expect([wrong.status, wrong.body["code"]]).toEqual([400, "invalid"])
})

test("a paid booking moves with its payment; where it is already is no move", async () => {
  const { path, token, id } = await paid()
  const start = nextTime()
  const moved = await api.post(`${path}/reschedule`, { start }, { bearer: token })
  expect(moved.status).toBe(200)
  expect(moved.body).toMatchObject({ id, state: "CONFIRMED", paidMinor: 5000 })
  expect(moved.body["start"]).toBe(start.toISOString().replace(".000Z", "Z"))
  expect(moved.body["token"]).not.toBe(token)
  const same = await api.post(`${path}/reschedule`, { start }, { bearer: writeKey })
  expect([same.status, same.body["token"]]).toEqual([200, moved.body["token"]])
  expect((await look(world, id)).booking.icalSequence).toBe(1)
})

test("an unpaid hold moves too, and is paid at a new checkout", async () => {
  const { path, token, answer } = await held()
  const moved = await api.post(`${path}/reschedule`, { start: nextTime() }, { bearer: token })
  expect([moved.status, moved.body["state"]]).toEqual([200, "PAYMENT_PENDING"])
  expect(moved.body["checkoutUrl"]).toContain(world.stripe.origin)
  expect(moved.body["checkoutUrl"]).not.toBe(answer.body["checkoutUrl"])
})

test("moving onto somebody's time is refused with others, and nothing has moved", async () => {
  const mine = await paid()
  const theirs = await paid()
  const start = theirs.startsAt
  const refused = await api.post(`${mine.path}/reschedule`, { start }, { bearer: mine.token })
  expect([refused.status, refused.body["code"]]).toEqual([409, "time-taken"])
  expect((refused.body["nearest"] as string[]).length).toBeGreaterThan(0)
  const after = await api.get(mine.path, { bearer: mine.token })
  expect(after.body["start"]).toBe(mine.startsAt.toISOString().replace(".000Z", "Z"))
})

test("what is off stays off, and says why it cannot move", async () => {
  const { path, token } = await held()
  await api.post(`${path}/cancel`, {}, { bearer: token })
  const refused = await api.post(`${path}/reschedule`, { start: nextTime() }, { bearer: token })
  expect([refused.status, refused.body["code"]]).toEqual([409, "not-movable"])
})

const long = { topic: "x".repeat(2_001) }

test("an answer that is too long is refused at its question", async () => {
  const answer = await api.post(BOOKINGS, newBooking(nextTime(), { answers: long }))
  const [error] = answer.body["errors"] as { pointer: string }[]
  expect([answer.status, error?.pointer]).toEqual([400, "/answers/topic"])
})

test.each([
  ["", "invalid", "/page"],
  ["[]", "malformed-body", null],
  ["{", "malformed-body", null],
  ["null", "malformed-body", null],
  [{ page: 5 }, "invalid", "/page"],
  [{ page: undefined }, "invalid", "/page"],
  [{ name: "" }, "invalid", "/name"],
  [{ name: "a\nb" }, "invalid", "/name"],
  [{ email: "nobody" }, "invalid", "/email"],
  [{ timeZone: "Mars/Olympus" }, "invalid", "/timeZone"],
  [{ start: "soon" }, "invalid", "/start"],
  [{ duration: 45 }, "invalid", "/duration"],
  [{ host: "somebody" }, "invalid", "/host"],
  [{ answers: { topic: 5 } }, "invalid", "/answers/topic"],
] as [string | Record<string, unknown>, string, string | null][])(
  "%j is refused with 400 %s at %s, and nothing is stored",
  async (changes, code, pointer) => {
    const startsAt = nextTime()
    const isText = typeof changes === "string"
    const answer = await api.post(BOOKINGS, isText ? changes : newBooking(startsAt, changes))
    expect([answer.status, answer.body["code"]]).toEqual([400, code])
    const errors = (answer.body["errors"] ?? []) as { pointer: string; detail: string }[]
    if (pointer) expect(errors.map((error) => error.pointer)).toContain(pointer)
    for (const { detail } of errors) expect(detail).toMatch(/^\w.{10,}[.?]$/)
    expect((await api.post(BOOKINGS, newBooking(startsAt))).status).toBe(201)
  },
)

test("a page that is not published, and an organizer who is not there, are not found", async () => {
  const startsAt = nextTime()
  for (const answer of [
    await api.post(BOOKINGS, newBooking(startsAt, { page: "secret" })),
    await api.post(BOOKINGS, newBooking(startsAt, { page: "../admin" })),
    await api.post("/api/v1/nobody/bookings", newBooking(startsAt)),
  ]) {
    expect([answer.status, answer.body["code"]]).toEqual([404, "not-found"])
  }
})

test("addresses that a page or its organizer had before still book", async () => {
  const { actor, organizerId } = world.studio
  const content = { ...emptyPageContent, title: "Short" }
  const made = await createPage(actor, { slug: "short-talk", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(actor, { pageId: made.pageId, number: 1 }, world.runtime)
  const renamed = { pageId: made.pageId, basedOn: 1, slug: "talk", content }
  await savePage(actor, renamed, world.runtime)
  const asked = newBooking(nextTime(), { page: "short-talk", answers: {} })
  const booked = await api.post(BOOKINGS, asked)
  expect(booked.status).toBe(201)
  expect(booked.body).toMatchObject({ state: "CONFIRMED", holdExpiresAt: null, checkoutUrl: null })

  await world.runtime.db.insert(organizerAddresses).values({ slug: "old-studio", organizerId })
  const moved = await api.post("/api/v1/old-studio/bookings", newBooking(nextTime()))
  expect(moved.status).toBe(201)
  for (const query of ["", "?limit=1&after=WyJDIiwiYyJd&status=published"]) {
    const list = await api.get(`/api/v1/old-studio/pages${query}`, { bearer: writeKey })
    expect([list.status, list.headers.get("location")]).toEqual([
      301,
      `/api/v1/studio/pages${query}`,
    ])
  }
})

test("markup in every field is told as it was sent, and never taken for a page", async () => {
  const name = `<img src=x onerror=alert(1)>"'</script>`
  const notes = "[a](javascript:alert(1)) <svg onload=alert(1)>"
  const asked = newBooking(nextTime(), { name, notes, answers: { topic: "<b>&amp;" } })
  const booked = await api.post(BOOKINGS, asked)
  const { id, token } = booked.body as { id: string; token: string }
  const read = await api.get(`/api/v1/bookings/${id}`, { bearer: token })
  expect(read.body).toMatchObject({ name, notes, answers: { topic: "<b>&amp;" } })
  expect(read.headers.get("content-type")).toBe("application/json; charset=utf-8")
  const refused = await api.post(BOOKINGS, { ...asked, email: "<script>" })
  for (const { headers } of [booked, read, refused]) {
    expect(headers.get("x-content-type-options")).toBe("nosniff")
  }
})

test("a price that changed since it was read is told before anything is taken", async () => {
  const page = await api.get("/api/v1/studio/pages/consultation")
  const address = { organizerSlug: "studio", pageSlug: "consultation" }
  const now = await findPublishedPage(address, world.runtime)
  const { number, content } = now!.revision
  const durations = [{ minutes: 30, amountMinor: 6000 }]
  const { actor, pageId } = world.studio
  const change = {
    pageId,
    basedOn: number,
    slug: "consultation",
    content: { ...content, durations },
  }
  await savePage(actor, change, world.runtime)
  await publishPage(actor, { pageId, number: number + 1 }, world.runtime)
  const startsAt = nextTime()
  const old = newBooking(startsAt, { revision: page.body["revision"] })
  const refused = await api.post(BOOKINGS, old)
  expect([refused.status, refused.body["code"]]).toEqual([409, "revision-changed"])
  expect(refused.body["changes"]).toEqual(["price"])
  const { revision } = refused.body
  const booked = await api.post(BOOKINGS, newBooking(startsAt, { revision }))
  expect(booked.status).toBe(201)
})

test("one address holds so many at once and no more; a program with a key is not counted", async () => {
  const headers = { "x-client-address": "198.51.100.7" }
  const most = world.runtime.env.holdLimits.perAddress
  for (let count = 0; count < most; count++) {
    expect((await api.post(BOOKINGS, newBooking(nextTime()), { headers })).status).toBe(201)
  }
  const refused = await api.post(BOOKINGS, newBooking(nextTime()), { headers })
  expect([refused.status, refused.body["code"]]).toEqual([429, "too-many-holds"])
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
  const withKey = await api.post(BOOKINGS, newBooking(nextTime()), { headers, bearer: writeKey })
  expect(withKey.status).toBe(201)
  const { id } = withKey.body as { id: string }
  const events = await world.runtime.db.query.bookingEvents.findMany({
    where: (row, { eq }) => eq(row.bookingId, id),
  })
  const created = events.find(({ kind }) => kind === "booking-created")
  expect(created?.actorKind).toBe("api-key")
})

test("a payment provider that does not answer costs nobody the hold", async () => {
  const { withoutProvider } = await import("#app/routes/bookings.$token._index/testing.server.ts")
  const answer = await withoutProvider(world, () => api.post(BOOKINGS, newBooking(nextTime())))
  expect([answer.status, answer.body["checkoutUrl"]]).toEqual([201, null])
  const { id, token } = answer.body as { id: string; token: string }
  const read = await api.get(`/api/v1/bookings/${id}`, { bearer: token })
  expect(read.body["holdExpiresAt"]).not.toBeNull()
})

test("a calendar that cannot be read is not free", async () => {
  await world.google.control("down", { down: true })
  const answer = await api.post(BOOKINGS, newBooking(nextTime()))
  await world.google.control("down", { down: false })
  expect([answer.status, answer.body["code"]]).toEqual([503, "calendar-unreachable"])
  expect(answer.headers.get("retry-after")).toBe("60")
})

test("what a form booked, a key of its organizer reads, without the client's links when it may only read", async () => {
  const id = await hold(world, { startsAt: nextTime() })
  const { key } = await keyOf(world, world.studio, "bookings:read")
  const read = await api.get(`/api/v1/bookings/${id}`, { bearer: key })
  expect([read.status, read.body["token"], read.body["statusUrl"]]).toEqual([200, null, null])
  const written = await api.get(`/api/v1/bookings/${id}`, { bearer: writeKey })
  expect(written.body["token"]).toMatch(/^[\w-]{40,60}$/)
})
