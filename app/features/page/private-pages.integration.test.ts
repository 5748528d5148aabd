import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { isUniqueViolation } from "#db/problems.ts"
import { bookings } from "#db/schema/bookings.ts"
import { occupancies } from "#db/schema/meetings.ts"
import { pageInvitations, pages } from "#db/schema/pages.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import { releaseHold } from "#app/features/booking/release-hold.server.ts"
import {
  client,
  createBookingWorld,
  hold,
  holdRequest,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { answerOf } from "#app/platform/testing.ts"
import { action as bookAction, loader as bookLoader } from "#app/routes/$organizer.$page.book.tsx"
import { loader as pageLoader } from "#app/routes/$organizer.$page._index.tsx"
import { createPage } from "./create-page.server.ts"
import { pageInvitationToken } from "./page-invitation-token.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { findPublishedPage } from "./queries.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent, type PageContent } from "./schema.ts"

const MINUTE = 60_000
const DAY = 86_400_000
const content: PageContent = {
  ...emptyPageContent,
  title: "For one",
  visibility: "private",
  durations: [{ minutes: 30, amountMinor: 5000 }],
}
const HOURS_A_DAY = 6
/** From Thursday on; another weekday's after six. Weekend days are passed over. */
function at(hour: number): Date {
  const days = [0, 1, 4, 5][Math.floor(hour / HOURS_A_DAY)] ?? 6
  return new Date(TEN_O_CLOCK.getTime() + days * DAY + (hour % HOURS_A_DAY) * 60 * MINUTE)
}

let world: BookingWorld
let pageId: string
let invitationId: string

beforeAll(async () => {
  world = await createBookingWorld()
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
  pageId = await makePage("secret")
})
afterAll(() => world.close())
beforeEach(async () => {
  invitationId = await makeLink()
})

async function makePage(slug: string): Promise<string> {
  const { actor } = world.studio
  const made = await createPage(actor, { slug, content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(actor, { pageId: made.pageId, number: 1 }, world.runtime)
  return made.pageId
}

async function makeLink(change: Partial<typeof pageInvitations.$inferInsert> = {}) {
  const now = await world.runtime.clock.now(world.runtime.db)
  const id = world.runtime.ids()
  const { organizerId } = world.studio
  const expiresAt = new Date(now.getTime() + 14 * DAY)
  const row = { id, organizerId, pageId, createdAt: now, expiresAt, ...change }
  await world.runtime.db.insert(pageInvitations).values(row)
  return id
}

const tokenOf = (id: string) => pageInvitationToken(world.runtime.keyring, id)
const params = (page: string) => ({ organizer: "studio", page })
function visit(search = "", page = "secret") {
  const request = new Request(`http://localhost:3000/studio/${page}${search}`)
  return answerOf(() => pageLoader({ request, params: params(page), context: {} }))
}
function openForm(search: string) {
  const start = TEN_O_CLOCK.toISOString()
  const request = new Request(`http://localhost:3000/studio/secret/book?start=${start}${search}`)
  return answerOf(() => bookLoader({ request, params: params("secret"), context: {} }))
}
function sendForm(search: string, fields: Record<string, string>) {
  const start = TEN_O_CLOCK.toISOString()
  const address = `http://localhost:3000/studio/secret/book?start=${start}${search}`
  const request = new Request(address, { method: "POST", body: new URLSearchParams(fields) })
  return answerOf(() => bookAction({ request, params: params("secret"), context: {} }))
}
const take = (change: Parameters<typeof holdRequest>[0] = {}) =>
  holdSlot(
    client,
    holdRequest({ pageSlug: "secret", access: { invitationId }, ...change }),
    world.runtime,
  )
const closedAs = (state: string) =>
  expect.objectContaining({ problem: "link-closed", closed: expect.objectContaining({ state }) })

test("a private page answers as one that does not exist, and so do its form and a booking", async () => {
  const [here, nowhere] = [await visit(), await visit("", "no-such-page")]
  expect([here.status, here.body]).toEqual([nowhere.status, nowhere.body])
  expect(here.status).toBe(404)
  expect((await visit("?invitation=")).status).toBe(404)
  expect((await visit(`?invitation=${"A".repeat(43)}`)).status).toBe(404)
  expect((await openForm("")).status).toBe(404)
  const refused = await holdSlot(client, holdRequest({ pageSlug: "secret" }), world.runtime)
  expect(refused).toEqual({ ok: false, problem: "page-not-found" })
})

test("whoever had a private page open for a hold that has just ended books nothing there without a link", async () => {
  const address = { organizerSlug: "studio", pageSlug: "secret" }
  const page = await findPublishedPage(address, world.runtime, { invitationId, bookingId: null })
  if (!page) throw new Error("The page is not there.")
  const startsAt = at(21)
  const without = await holdSlot(client, holdRequest({ ...address, page, startsAt }), world.runtime)
  expect(without).toEqual({ ok: false, problem: "page-not-found" })
  expect(await take({ page, startsAt })).toMatchObject({ ok: true })
})

test("a page that was withdrawn says so to whoever has a link of it, and nothing to anybody else", async () => {
  const paid = await take({ startsAt: at(20) })
  const { keyring, db } = world.runtime
  const bookingId = paid.ok ? paid.bookingId : ""
  const resume = signBookingLink(keyring, { bookingId, purpose: "pay", version: 1 })
  const invitation = tokenOf(await makeLink())
  await db.update(pages).set({ status: "draft" }).where(eq(pages.id, pageId))
  try {
    const nothing = await visit()
    expect([nothing.status, nothing.body]).toEqual([404, null])
    for (const search of [`invitation=${invitation}`, `resume=${resume}`]) {
      const open = { facts: { state: "withdrawn", brand: { name: "Studio studio" } } }
      const closed = await visit(`?${search}`)
      expect([closed.status, closed.body]).toMatchObject([404, open])
      expect([closed.body.title, JSON.stringify(closed.body)]).toEqual([
        "This page is not open for bookings now",
        expect.not.stringContaining("For one"),
      ])
      expect(await openForm(`&${search}`)).toMatchObject({ status: 404, body: open })
      expect(await sendForm(`&${search}`, { name: "Ann" })).toMatchObject({
        status: 404,
        body: open,
      })
      // Of another page it opens and says nothing.
      expect((await visit(`?${search}`, "consultation")).body).not.toMatchObject(open)
    }
  } finally {
    await db.update(pages).set({ status: "published" }).where(eq(pages.id, pageId))
  }
  expect((await visit(`?invitation=${invitation}`)).status).toBe(200)
})

test("its link opens it, is in every address on it, and asks not to be found or kept", async () => {
  const token = tokenOf(invitationId)
  const answer = await visit(`?invitation=${token}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get("x-robots-tag")).toBe("noindex")
  expect(answer.headers.get("cache-control")).toBe("no-store")
  const { html } = answer.body
  for (const [, href] of (html ?? "").matchAll(/href="(\/studio\/secret[^"]*)"/g)) {
    expect(href).toContain(`invitation=${token}`)
  }
  expect(html).toContain(`<input type="hidden" name="invitation" value="${token}"/>`)
  const form = await openForm(`&invitation=${token}`)
  expect(form.status).toBe(200)
  expect(JSON.stringify(form.body)).toContain(`send=1&invitation=${token}`)
})

test("a link of another page opens nothing, nor does another kind of token with its id", async () => {
  const otherPage = await makePage("other-secret")
  const other = await makeLink({ pageId: otherPage })
  expect((await visit(`?invitation=${tokenOf(other)}`)).status).toBe(404)
  const { keyring } = world.runtime
  const link = { bookingId: invitationId, purpose: "status", version: 1 } as const
  expect((await visit(`?invitation=${signBookingLink(keyring, link)}`)).status).toBe(404)
  const taken = await take({ access: { invitationId: other } })
  expect(taken).toEqual({ ok: false, problem: "page-not-found" })
})

test("of two who hold with one link at once, one has it and the other is told", async () => {
  const both = await Promise.all([take({ startsAt: at(1) }), take({ startsAt: at(2) })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toEqual(closedAs("held"))
  const answer = await visit(`?invitation=${tokenOf(invitationId)}`)
  expect(answer.status).toBe(409)
  expect(answer.body).toMatchObject({ facts: { state: "held", until: expect.any(Date) } })
  expect((await openForm(`&invitation=${tokenOf(invitationId)}`)).status).toBe(409)
})

test("the database itself refuses a second booking of a link", async () => {
  const taken = await take({ startsAt: at(4) })
  const second = await take({ startsAt: at(5), access: { invitationId: await makeLink() } })
  if (!taken.ok || !second.ok) throw new Error("not held")
  const refused = await world.runtime.db
    .update(bookings)
    .set({ pageInvitationId: invitationId })
    .where(eq(bookings.id, second.bookingId))
    .catch((error: unknown) => error)
  expect(isUniqueViolation(refused, "bookings_page_invitation")).toBe(true)
})

test("the same form sent twice is one booking with one link", async () => {
  const form = { startsAt: at(6), attempt: "the-very-same-form" }
  const first = await take(form)
  expect(await take(form)).toEqual(first)
  expect(first.ok).toBe(true)
})

test("a hold that is let go gives its link back; so does one whose time ran out, worker or no worker", async () => {
  const first = await take({ startsAt: at(7) })
  if (!first.ok) throw new Error(first.problem)
  expect(await take({ startsAt: at(8) })).toEqual(closedAs("held"))
  await releaseHold({ kind: "client", bookingId: first.bookingId }, first, world.runtime)
  const second = await take({ startsAt: at(8) })
  if (!second.ok) throw new Error(second.problem)
  world.advance(16 * MINUTE)
  expect((await visit(`?invitation=${tokenOf(invitationId)}`)).status).toBe(200)
  const third = await take({ startsAt: at(9) })
  expect(third.ok).toBe(true)
  expect((await look(world, second.bookingId)).booking.state).toBe("ABANDONED")
})

test("a confirmed booking uses its link up, canceled or not", async () => {
  const taken = await take({ startsAt: at(10) })
  if (!taken.ok) throw new Error(taken.problem)
  const { db, clock } = world.runtime
  const confirmedAt = await clock.now(db)
  const own = eq(bookings.id, taken.bookingId)
  await db.update(bookings).set({ state: "CONFIRMED", confirmedAt }).where(own)
  expect(await take({ startsAt: at(11) })).toEqual(closedAs("used"))
  await db.update(bookings).set({ state: "CANCELED" }).where(own)
  expect(await take({ startsAt: at(11) })).toEqual(closedAs("used"))
  expect((await visit(`?invitation=${tokenOf(invitationId)}`)).status).toBe(410)
})

test("a link that ended or was withdrawn says so, and books nothing", async () => {
  const now = await world.runtime.clock.now(world.runtime.db)
  const createdAt = new Date(now.getTime() - DAY)
  const cases = [
    ["expired", { createdAt, expiresAt: now }],
    ["revoked", { revokedAt: now }],
  ] as const
  for (const [state, change] of cases) {
    const id = await makeLink(change)
    const answer = await visit(`?invitation=${tokenOf(id)}`)
    expect([answer.status, answer.body]).toMatchObject([410, { facts: { state } }])
    const taken = await take({ startsAt: at(12), access: { invitationId: id } })
    expect(taken).toEqual(closedAs(state))
  }
})

test("a link that was withdrawn shows its page to nobody who only sends a form; a form that was open is given back", async () => {
  const { db, clock } = world.runtime
  const id = await makeLink({ revokedAt: await clock.now(db) })
  const search = `&invitation=${tokenOf(id)}`
  for (const fields of [{ name: "" }, { name: "Ann", email: "ann@example.org" }]) {
    const { status, body } = await sendForm(search, fields)
    expect([status, body]).toMatchObject([
      410,
      { kind: "closed-link", facts: { state: "revoked" } },
    ])
    expect(JSON.stringify(body)).not.toContain("For one")
  }
  const open = await openForm(`&invitation=${tokenOf(invitationId)}`)
  const revision = /"revision":"([^"]+)"/.exec(JSON.stringify(open.body))?.[1] ?? ""
  const again = await sendForm(search, { name: "Ann as typed", revision })
  expect([again.status, again.body]).toMatchObject([400, { kind: "details" }])
  expect(JSON.stringify(again.body)).toContain("Ann as typed")
})

test("one's own hold moves by its own link, and one that ended begins anew with the link it had", async () => {
  const taken = await take({ startsAt: at(13) })
  if (!taken.ok) throw new Error(taken.problem)
  const link = { bookingId: taken.bookingId, purpose: "pay", version: 1 } as const
  const resume = signBookingLink(world.runtime.keyring, link)
  expect((await visit(`?resume=${resume}`)).status).toBe(200)
  world.advance(16 * MINUTE)
  const again = await visit(`?resume=${resume}`)
  expect(again.status).toBe(200)
  expect(again.body.html).toContain(`invitation=${tokenOf(invitationId)}`)
  const other = { ...link, bookingId: await hold(world, { startsAt: at(14) }) }
  const foreign = signBookingLink(world.runtime.keyring, other)
  expect((await visit(`?resume=${foreign}`)).status).toBe(404)
})

test("a booking's link that opens its private page no more says whose it was, and nothing to anybody else", async () => {
  const taken = await take({ startsAt: at(15) })
  if (!taken.ok) throw new Error(taken.problem)
  await releaseHold({ kind: "client", bookingId: taken.bookingId }, taken, world.runtime)
  const { keyring, db } = world.runtime
  const mine = { bookingId: taken.bookingId, version: 1 } as const
  const [pay, status] = (["pay", "status"] as const).map((purpose) =>
    signBookingLink(keyring, { ...mine, purpose }),
  )
  const isOver = { facts: { state: "over", until: null, brand: { name: "Studio studio" } } }
  const saysOver = async (resume = "") => {
    const opened = await visit(`?resume=${resume}`)
    expect([opened.status, opened.body]).toMatchObject([410, isOver])
    expect(JSON.stringify(opened.body)).not.toContain("For one")
    expect(opened.headers.get("cache-control")).toBe("no-store")
    expect(await openForm(`&resume=${resume}`)).toMatchObject({ status: 410, body: isOver })
    const sent = await sendForm(`&resume=${resume}`, { name: "Ann", email: "ann@example.org" })
    expect(sent).toMatchObject({ status: 410, body: isOver })
  }
  // A link to pay lives for a week after its hold; the booking's own still knows the link it was made with.
  world.advance(8 * DAY)
  try {
    await saysOver(pay)
    expect((await visit(`?resume=${status}`)).status).toBe(200)
    // Made while the page needed no link, it has none to begin anew with.
    const own = eq(bookings.id, taken.bookingId)
    await db.update(bookings).set({ pageInvitationId: null }).where(own)
    await saysOver(status)
    const nothing = await visit()
    for (const search of [`?resume=${status}x`, `?preview=x&resume=${status}`]) {
      const refused = await visit(search)
      expect([refused.status, refused.body]).toEqual([nothing.status, nothing.body])
    }
    expect((await visit(`?resume=${pay}`, "other-secret")).status).toBe(404)
  } finally {
    world.advance(-8 * DAY)
  }
})

test("an address of before leads a link's holder on, and tells nobody else", async () => {
  const { actor } = world.studio
  const moving = await makePage("was-secret")
  const changed = { pageId: moving, basedOn: 1, slug: "is-secret", content }
  await savePage(actor, changed, world.runtime)
  const token = tokenOf(await makeLink({ pageId: moving }))
  expect((await visit("", "was-secret")).status).toBe(404)
  expect((await visit(`?invitation=${tokenOf(invitationId)}`, "was-secret")).status).toBe(404)
  const led = await visit(`?invitation=${token}`, "was-secret")
  expect([led.status, led.location]).toEqual([301, `/studio/is-secret?invitation=${token}`])
})

/** A hold with the link that ended although its checkout is still open: the provider kept silent. */
async function endedUnderCheckout(startsAt: Date) {
  const taken = await take({ startsAt })
  if (!taken.ok) throw new Error(taken.problem)
  await openCheckout(client, taken, world.runtime)
  const { bookingId } = taken
  const { booking, checkouts } = await look(world, bookingId)
  const { db } = world.runtime
  const own = eq(bookings.id, bookingId)
  await db.update(bookings).set({ state: "ABANDONED", waitsFor: null }).where(own)
  await db.delete(occupancies).where(eq(occupancies.meetingId, booking.meetingId))
  return { bookingId, session: checkouts.at(-1) }
}

test("a payment that comes late is no second booking of a link that led to another one since", async () => {
  const { bookingId, session } = await endedUnderCheckout(at(15))
  const { db, clock } = world.runtime
  const second = await take({ startsAt: at(16) })
  if (!second.ok) throw new Error(second.problem)
  const confirmedAt = await clock.now(db)
  await db
    .update(bookings)
    .set({ state: "CONFIRMED", confirmedAt })
    .where(eq(bookings.id, second.bookingId))
  await world.stripe.pay(session?.providerSessionId ?? "")
  const provider = { kind: "provider", provider: "stripe" } as const
  await settleCheckout(provider, { checkoutId: session?.id ?? "" }, world.runtime)
  const { booking, refunds } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "ABANDONED", confirmedAt: null })
  expect(refunds).toMatchObject([{ amountMinor: 5000 }])
})

test("a payment that comes late while somebody takes its link leaves one of the two with it, and no money astray", async () => {
  for (const hour of [18, 20, 22]) {
    invitationId = await makeLink()
    const { bookingId, session } = await endedUnderCheckout(at(hour))
    await world.stripe.pay(session?.providerSessionId ?? "")
    const provider = { kind: "provider", provider: "stripe" } as const
    const settling = { checkoutId: session?.id ?? "" }
    const [outcome, second] = await Promise.all([
      settleCheckout(provider, settling, world.runtime),
      take({ startsAt: at(hour + 1) }),
    ])
    expect(outcome).toBe("paid")
    const { booking, payments, refunds } = await look(world, bookingId)
    expect(payments).toMatchObject([{ capturedMinor: 5000 }])
    if (booking.state === "CONFIRMED") {
      expect(refunds).toEqual([])
      expect(second).toMatchObject({ problem: "link-closed" })
    } else {
      expect(booking.state).toBe("ABANDONED")
      expect(refunds).toMatchObject([{ amountMinor: 5000 }])
      expect(second).toMatchObject({ ok: true })
    }
  }
})
