import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { saveOrganizer } from "#app/features/organizer/save-organizer.server.ts"
import { answerOf } from "#app/platform/testing.ts"
import { loader as pageLoader } from "#app/routes/$organizer.$page._index.tsx"
import { loader as heldLoader } from "#app/routes/$organizer.$page.held.tsx"
import { loader as payLoader } from "#app/routes/bookings.$token.pay/route.tsx"
import { releaseHold } from "./release-hold.server.ts"
import { signBookingLink } from "./booking-link.server.ts"
import { createClientsOf, formOf } from "./testing-details.ts"
import { createBookingWorld, look } from "./testing.server.ts"

const world = await createBookingWorld({ withCalendar: true })
const clients = createClientsOf(world)
afterAll(() => world.close())

const params = { organizer: "studio", page: "consultation" }
const request = (path: string) => new Request(`http://localhost:3000${path}`)
async function openPage(search: string) {
  const answer = await answerOf(() =>
    pageLoader({ request: request(`/studio/consultation${search}`), params, context: {} }),
  )
  const { body } = answer
  if (body.html === null) throw new Error(`Not the page: ${body.title}`)
  return { ...answer, body }
}
const openHeld = (path: string, at: Record<string, string> = params) =>
  answerOf(() => heldLoader({ request: request(path), params: at, context: {} }))

async function allow(embedOrigins?: string[] | null): Promise<void> {
  const settings = { name: "Studio", accentColor: "#1f5f5b", timeZone: "Europe/Berlin" }
  const change = embedOrigins === undefined ? settings : { ...settings, embedOrigins }
  await saveOrganizer(world.studio.actor, change, world.runtime)
}

/** Sends the form of a frame. @returns where it leads */
async function book(): Promise<{ location: string; bookingId: string; email: string }> {
  const start = clients.nextMorning()
  const form = formOf(await clients.open({ start, embed: "1" }))
  expect(form.form.action).toContain("embed=1")
  const typed = clients.typed()
  const sent = await clients.send({ start, embed: "1" }, typed)
  expect(sent.status).toBe(303)
  const [row] = await world.runtime.db.execute<{ id: string }>(
    sql`select id from bookings where client_email = ${typed["email"]}`,
  )
  return { location: sent.location ?? "", bookingId: row?.id ?? "", email: typed["email"] ?? "" }
}

test("a page in a frame keeps everything in it, and says who may show it", async () => {
  const { body, headers } = await openPage("?embed=1&timeZone=Asia/Tokyo")
  const { times, isEmbedded } = body.facts
  expect(isEmbedded).toBe(true)
  const { next } = times.calendar
  for (const { href } of times.times) expect(href).toContain("embed=1")
  for (const href of [...Object.values(times.calendar.openDays), next?.href]) {
    expect(href).toContain("embed=1")
  }
  expect(times.zoneForm.keep["embed"]).toBe("1")
  expect(headers.get("set-cookie")).toBeNull()
  expect(body.frame.embeddedBy).toBe("any")
  expect((await openPage("")).body.frame).not.toHaveProperty("embeddedBy")
  await allow(["https://shop.example"])
  expect((await openPage("?embed=1")).body.frame.embeddedBy).toEqual(["https://shop.example"])
  await allow()
  expect((await openPage("?embed=1")).body.frame.embeddedBy).toEqual(["https://shop.example"])
  await allow([])
  expect((await openPage("?embed=1")).body.frame.embeddedBy).toEqual([])
  await allow(null)
})

test("what a form in a frame is refused comes back in the frame", async () => {
  const start = clients.nextMorning()
  const refused = await clients.send({ start, embed: "1" }, clients.typed({ email: "nobody" }))
  expect(refused.status).toBe(400)
  const facts = formOf(refused)
  expect(facts.isEmbedded).toBe(true)
  expect(facts.form.action).toContain("embed=1")
  expect(facts.changeTimeHref).toContain("embed=1")
})

test("success leads to a page in the frame whose link leaves it for the one checkout", async () => {
  const { location, bookingId } = await book()
  expect(location).toMatch(/^\/studio\/consultation\/held\?token=[\w-]+&embed=1$/)
  expect(location).not.toContain(bookingId)
  const { booking, checkouts } = await look(world, bookingId)
  expect(booking.source).toBe("embed")
  expect(checkouts).toHaveLength(1)
  const held = await openHeld(location)
  expect(held.status).toBe(200)
  expect(held.headers.get("cache-control")).toBe("no-store")
  expect(held.headers.get("referrer-policy")).toBe("no-referrer")
  const { facts } = held.body
  if (facts.kind !== "pay") throw new Error(`Not to be paid: ${facts.kind}`)
  const token = new URL(location, "http://localhost").searchParams.get("token") ?? ""
  expect(facts.href).toBe(`/bookings/${token}/pay?checkout=1`)
  const paying = await answerOf(() =>
    payLoader({ request: request(facts.href), params: { token }, context: {} }),
  )
  expect(paying.status).toBe(303)
  expect(paying.location).toContain("/stripe/checkout/")
  expect((await look(world, bookingId)).checkouts).toHaveLength(1)
})

test("nothing due: the same page leads to the booking", async () => {
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 0 }] })
  const { location } = await book()
  const token = new URL(location, "http://localhost").searchParams.get("token") ?? ""
  expect((await openHeld(location)).body.facts).toMatchObject({
    kind: "booked",
    href: `/bookings/${token}`,
  })
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 5000 }] })
})

test("a hold that is moved inside a frame goes back to the page in it, an older link of it too", async () => {
  const { location, bookingId } = await book()
  const resume = new URL(location, "http://localhost").searchParams.get("token") ?? ""
  const page = await openPage(`?embed=1&resume=${resume}`)
  expect(page.body.facts.heldTime?.statusHref).toBe(location)
  expect((await openPage(`?resume=${resume}`)).body.facts.heldTime?.statusHref).toBe(
    `/bookings/${resume}`,
  )
  await world.runtime.db.execute(
    sql`update bookings set link_version = link_version + 1 where id = ${bookingId}`,
  )
  const start = clients.nextMorning()
  expect((await openPage(`?embed=1&resume=${resume}`)).location).toBe(location)
  expect((await clients.open({ start, embed: "1", resume })).location).toBe(location)
  expect((await clients.send({ start, embed: "1", resume }, clients.typed())).location).toBe(
    location,
  )
})

test("a hold that ran out says so in its frame, and leads back to the page with what was typed", async () => {
  const { location, bookingId, email } = await book()
  const token = new URL(location, "http://localhost").searchParams.get("token") ?? ""
  const { db } = world.runtime
  const again = `/studio/consultation?resume=${token}&embed=1`
  world.advance(16 * 60_000)
  // Before the worker has cleared it, and afterwards.
  for (const clear of [false, true]) {
    if (clear)
      await releaseHold({ kind: "job", task: "release_hold" }, { bookingId }, world.runtime)
    const { status, body } = await openHeld(location)
    expect([status, body.facts]).toMatchObject([
      200,
      { kind: "ended", href: `/bookings/${token}`, pageHref: again },
    ])
  }
  const page = await openPage(again.slice(again.indexOf("?")))
  expect(page.status).toBe(200)
  const start = clients.nextMorning()
  const form = formOf(await clients.open({ start, embed: "1", resume: token }))
  expect(form.form.values.email).toBe(email)
  // Where the page is not open any more, nothing leads to it; its own address says whose it was.
  await db.execute(sql`update pages set status = 'draft' where id = ${world.studio.pageId}`)
  expect((await openHeld(location)).body.facts).toMatchObject({ kind: "ended", pageHref: null })
  const withdrawn = await answerOf(() =>
    pageLoader({ request: request(again), params, context: {} }),
  )
  expect([withdrawn.status, withdrawn.body]).toMatchObject([
    404,
    { frame: { embeddedBy: "any" }, facts: { state: "withdrawn", isEmbedded: true } },
  ])
  await db.execute(sql`update pages set status = 'published' where id = ${world.studio.pageId}`)
})

test("a booking that is over says in its frame what became of it, at an earlier address of its page too", async () => {
  const { location, bookingId } = await book()
  const { db } = world.runtime
  const pageHref = "/studio/consultation?embed=1"
  for (const [state, kind] of [
    ["CANCELED", "canceled"],
    ["REFUNDED", "canceled"],
    ["COMPLETED", "done"],
  ]) {
    await db.execute(sql`alter table bookings disable trigger user`)
    await db.execute(sql`update bookings set state = ${state}, waits_for = null
      where id = ${bookingId}`)
    await db.execute(sql`alter table bookings enable trigger user`)
    expect((await openHeld(location)).body.facts).toMatchObject({ kind, pageHref })
  }
  await db.execute(sql`insert into page_addresses (organizer_id, slug, page_id)
    values (${world.studio.organizerId}, 'before', ${world.studio.pageId})`)
  const before = location.replace("/consultation/", "/before/")
  expect((await openHeld(before, { ...params, page: "before" })).status).toBe(200)
})

test("without a link signed for a booking of the page there is nothing, an outdated one shows nothing", async () => {
  const { location, bookingId } = await book()
  for (const token of ["", "x", bookingId]) {
    expect((await openHeld(`/studio/consultation/held?token=${token}&embed=1`)).status).toBe(404)
  }
  expect((await openHeld(location, { ...params, page: "other" })).status).toBe(404)
  expect((await openHeld(location, { ...params, organizer: "other" })).status).toBe(404)
  const { keyring } = world.runtime
  const { booking } = await look(world, bookingId)
  const cancel = signBookingLink(keyring, {
    ...{ bookingId, purpose: "cancel", version: booking.linkVersion },
  })
  expect((await openHeld(`/studio/consultation/held?token=${cancel}`)).status).toBe(404)
  await world.runtime.db.execute(
    sql`update bookings set link_version = link_version + 1 where id = ${bookingId}`,
  )
  const over = await openHeld(location)
  expect(over.status).toBe(410)
  expect(over.body.facts).toEqual({
    kind: "over",
    pageHref: "/studio/consultation?embed=1",
  })
})
