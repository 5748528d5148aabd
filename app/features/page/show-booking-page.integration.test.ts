import { renderToStaticMarkup } from "react-dom/server"
import { createElement } from "react"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { createClientsOf, type Clients } from "#app/features/booking/testing-details.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import {
  createBookingWorld,
  hold,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { readBusyTimes } from "#app/features/calendar/read-busy-times.server.ts"
import { connectDatabase } from "#db/client.ts"
import { answerOf } from "#app/platform/testing.ts"
import { loader } from "#app/routes/$organizer.$page._index.tsx"
import { loader as organizerLoader } from "#app/routes/$organizer._index.tsx"
import { createPage } from "./create-page.server.ts"
import { signPagePreview } from "./page-preview.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import { savePage } from "./save-page.server.ts"
import { BookingPageScreen, type BookingPageFacts } from "./screens/booking-page-screen.tsx"

const DAY = 86_400_000
let world: BookingWorld
let clients: Clients

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true, calendarCheckMs: 1_500 })
  clients = createClientsOf(world)
  for (const { id } of await world.runtime.db.query.calendars.findMany()) {
    await readBusyTimes(id, world.runtime)
  }
})
afterAll(() => world.close())
beforeEach(() => {
  queries().length = 0
})

/** The statements sent since the test began. */
const queries = () => (world.runtime as unknown as { queries: string[] }).queries

/** Opens the page as a browser does. */
function open(search = "", headers: Record<string, string> = {}, path = "/studio/consultation") {
  const [, organizer = "", page = ""] = path.split("/")
  const request = new Request(`http://localhost:3000${path}${search}`, { headers })
  return answerOf(() => loader({ request, params: { organizer, page }, context: {} }))
}
async function shown(search = "", headers: Record<string, string> = {}) {
  const answer = await open(search, headers)
  if (answer.status !== 200) throw new Error(`Not shown: ${answer.status}`)
  return answer.body.facts as BookingPageFacts
}
const openDays = (facts: BookingPageFacts) => Object.keys(facts.times.calendar.openDays)

test("a visit costs three queries at most, which read the clock along, also with a day and a zone", async () => {
  const clock = vi.spyOn(world.runtime.clock, "now")
  for (const search of ["", "?date=2026-12-07&timeZone=Asia/Tokyo", "?month=2027-01"]) {
    await open()
    clock.mockClear()
    queries().length = 0
    expect((await shown(search)).times.times.length).toBeGreaterThan(0)
    expect(queries().length).toBeLessThanOrEqual(3)
    expect(clock).not.toHaveBeenCalled()
  }
  clock.mockRestore()
})

test("without a day the first that has times is shown, each time a link that holds its instant", async () => {
  const facts = await shown()
  expect(facts.times.calendar).toMatchObject({
    month: "2026-12",
    today: "2026-12-01",
    chosen: "2026-12-02",
    previous: null,
  })
  const html = renderToStaticMarkup(createElement(BookingPageScreen, { facts }))
  const links = [
    ...html.matchAll(/<a class="time" href="([^"]+)"[^>]*><time dateTime="([^"]+Z)">/g),
  ]
  expect(links.length).toBe(facts.times.times.length)
  for (const [, href = "", instant = ""] of links) {
    const address = new URL(href.replaceAll("&amp;", "&"), "http://localhost:3000")
    expect(address.pathname).toBe("/studio/consultation/book")
    expect(address.searchParams.get("start")).toBe(instant)
    expect(address.searchParams.get("duration")).toBe("30")
    expect(instant).toMatch(/^2026-12-02T/)
  }
})

test("every offered time opens its form, and a time that was taken is offered no more", async () => {
  const before = await shown("?date=2026-12-08")
  const [first] = before.times.times
  const query = Object.fromEntries(new URL(first?.href ?? "", "http://x.test").searchParams)
  expect((await clients.open(query)).status).toBe(200)
  expect((await clients.send(query, clients.typed())).status).toBe(303)
  const after = await shown("?date=2026-12-08")
  const starts = after.times.times.map(({ startsAt }) => startsAt.toISOString())
  expect(starts).not.toContain(first?.startsAt.toISOString())
  expect(after.times.times.length).toBe(before.times.times.length - 1)
})

test("the zone of the address counts before the remembered one, and that before the schedule's", async () => {
  const cookie = { cookie: "tz=America%2FNew_York" }
  expect((await shown()).times).toMatchObject({ timeZone: "Europe/Berlin", isZoneChosen: false })
  expect((await shown("", cookie)).times).toMatchObject({
    timeZone: "America/New_York",
    isZoneChosen: true,
  })
  const asked = await open("?timeZone=Asia/Tokyo&date=2026-12-09", cookie)
  const facts = asked.body.facts as BookingPageFacts
  expect(facts.times).toMatchObject({ timeZone: "Asia/Tokyo", isZoneChosen: true })
  expect(asked.headers.get("set-cookie")).toMatch(/^tz=Asia%2FTokyo; Path=\/; Max-Age=31536000/)
  // A browser without cookies keeps its zone by the addresses it follows.
  expect(facts.times.times[0]?.href).toContain("timeZone=Asia%2FTokyo")
  expect(Object.values(facts.times.calendar.openDays)[0]).toContain("timeZone=Asia%2FTokyo")
  expect((await open("", cookie)).headers.get("set-cookie")).toBeNull()
})

test("the zone changes where times stand, never which there are", async () => {
  const instants = async (timeZone: string) => {
    const all: string[] = []
    for (const date of openDays(await shown(`?month=2026-12&timeZone=${timeZone}`))) {
      const day = await shown(`?date=${date}&timeZone=${timeZone}`)
      all.push(...day.times.times.map(({ startsAt }) => startsAt.toISOString()))
    }
    // What lies around the two ends may belong to a month that was not asked for.
    return all.filter((at) => at > "2026-12-03" && at < "2026-12-30")
  }
  const berlin = await instants("Europe/Berlin")
  expect(berlin.length).toBeGreaterThan(200)
  expect(await instants("Pacific/Kiritimati")).toEqual(berlin)
})

test("whatever stands in the address, the page is shown", async () => {
  for (const search of [
    "?timeZone=Mars/Olympus",
    "?timeZone=%2B02:00",
    "?month=2026-13",
    "?month=0000-00",
    "?month=9999-12",
    "?month=-1",
    "?month=1970-01",
    "?date=2026-02-30",
    "?date=tomorrow",
    "?date=1970-01-01",
    "?date=9999-12-31",
    "?date=2026-12-06",
    "?duration=-5",
    "?duration=1e9",
    "?host=nobody",
    "?resume=x",
    "?resume=",
    `?month=${"9".repeat(5_000)}`,
    "?month=2026-12&month=2027-01",
    "?timeZone=Europe/Paris&timeZone=x",
    "?%00=%ff&date=%00",
  ]) {
    const { status, body } = await open(search)
    expect([search, status]).toEqual([search, 200])
    const { times } = body.facts as BookingPageFacts
    expect(times.calendar.month >= "2026-12" && times.calendar.month <= "2027-01").toBe(true)
    expect(times.times.length > 0 || times.nextFree !== null).toBe(true)
  }
})

test("a day without times names the next free one", async () => {
  const sunday = await shown("?date=2026-12-06")
  expect(sunday.times.calendar.chosen).toBe("2026-12-06")
  expect(sunday.times.times).toEqual([])
  expect(sunday.times.nextFree?.startsAt.toISOString()).toBe("2026-12-07T08:00:00.000Z")
  expect(sunday.times.nextFree?.href).toContain("date=2026-12-07")
})

test("months before now and beyond the window are not led to", async () => {
  const first = await shown("?month=2026-12")
  expect(first.times.calendar.previous).toBeNull()
  expect(first.times.calendar.next?.href).toContain("month=2027-01")
  const last = await shown("?month=2027-01")
  expect(last.times.calendar.previous?.href).toContain("month=2026-12")
  expect(last.times.calendar.next).toBeNull()
})

test("a client who moves a hold sees it, and every link keeps it", async () => {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + 8 * DAY)
  const bookingId = await hold(world, { startsAt })
  const sign = (version: number) =>
    signBookingLink(world.runtime.keyring, { bookingId, purpose: "pay", version })
  const { booking } = await look(world, bookingId)
  const resume = sign(booking.linkVersion)
  const answer = await open(`?resume=${resume}&date=2026-12-11`)
  const facts = answer.body.facts as BookingPageFacts
  expect(facts.heldTime).toMatchObject({
    time: { startsAt },
    statusHref: `/bookings/${resume}/pay`,
  })
  const own = facts.times.times.find((time) => time.startsAt.getTime() === startsAt.getTime())
  expect(own?.isCurrent).toBe(true)
  for (const { href } of facts.times.times) expect(href).toContain(`resume=${resume}`)
  expect(facts.times.zoneForm.keep["resume"]).toBe(resume)
  expect(answer.headers.get("cache-control")).toBe("no-store")
  expect(answer.headers.get("x-robots-tag")).toBe("noindex")
})

test("an address of before leads to the present one, with what stood in it", async () => {
  const { actor } = world.studio
  const content = { ...emptyPageContent, title: "Short" }
  const made = await createPage(actor, { slug: "short-talk", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  const { pageId } = made
  expect((await open("", {}, "/studio/short-talk")).status).toBe(404)
  await publishPage(actor, { pageId, number: 1 }, world.runtime)
  const renamed = { pageId, basedOn: 1, slug: "talk", content }
  expect(await savePage(actor, renamed, world.runtime)).toMatchObject({ ok: true })
  const moved = await open("?month=2026-12", {}, "/studio/short-talk")
  expect(moved).toMatchObject({ status: 301, location: "/studio/talk?month=2026-12" })
  // A browser that kept it would go in circles once the page has its old address again.
  expect(moved.headers.get("cache-control")).toBe("no-cache")
  for (const path of ["/studio/nothing", "/nobody/consultation", "/studio/a\u0000", "/x'--/y"]) {
    expect((await open("", {}, path)).status).toBe(404)
  }
})

test("a draft is seen by its signed link alone, and none of its times can be booked", async () => {
  const { actor } = world.studio
  const content = { ...emptyPageContent, title: "Not yet" }
  const made = await createPage(actor, { slug: "not-yet", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  const revision = await world.runtime.db.query.pageRevisions.findFirst({
    where: (row, { eq }) => eq(row.pageId, made.pageId),
  })
  const at = await world.runtime.clock.now(world.runtime.db)
  const preview = signPagePreview(world.runtime.keyring, revision?.id ?? "", at)
  expect((await open("", {}, "/studio/not-yet")).status).toBe(404)
  expect((await open("?preview=x", {}, "/studio/not-yet")).status).toBe(404)
  expect((await open(`?preview=${preview}`)).status).toBe(404)
  const seen = await open(`?preview=${preview}`, {}, "/studio/not-yet")
  const facts = seen.body.facts as BookingPageFacts
  expect(facts.isPreview).toBe(true)
  expect(facts.times.times.length).toBeGreaterThan(0)
  for (const { href } of facts.times.times) expect(href).not.toContain("/book")
  expect(seen.headers.get("x-robots-tag")).toBe("noindex")
})

test("the reader's language writes dates and money, the organizer's where it says nothing", async () => {
  expect((await open("", { "accept-language": "de-AT" })).body.frame.locale).toBe("de-AT")
  const { frame, title } = (await open()).body
  expect(frame.accent).toMatch(/^#[0-9a-f]{6}$/)
  expect(title).toBe("Consultation with Ada Berg")
})

test("an organizer's own page lists what is published and nothing else", async () => {
  const request = new Request("http://localhost:3000/studio")
  const listed = await answerOf(() =>
    organizerLoader({ request, params: { organizer: "studio" }, context: {} }),
  )
  const titles = listed.body.facts.pages.map(({ title }) => title)
  expect(titles).toContain("Consultation")
  expect(titles).not.toContain("Not yet")
  const nobody = await answerOf(() =>
    organizerLoader({ request, params: { organizer: "nobody" }, context: {} }),
  )
  expect(nobody.status).toBe(404)
})

test("too many requests of one address get 429 with the time to wait, others go on", async () => {
  const { runtime } = world
  const place = globalThis as Record<symbol, unknown>
  const own = connectDatabase(runtime.env.databaseUrl, { connections: 1 })
  const env = { ...runtime.env, requestsPerMinute: 3 }
  place[Symbol.for("holdfast.runtime")] = { ...runtime, db: own.db, env }
  const flood = { "x-client-address": "203.0.113.50" }
  const answers = []
  for (let turn = 0; turn < 8; turn++) answers.push(await open("", flood))
  const ordinary = await open("", { "x-client-address": "203.0.113.51" })
  place[Symbol.for("holdfast.runtime")] = runtime
  await own.close()
  const last = answers.at(-1)
  expect(last?.status).toBe(429)
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(ordinary.status).toBe(200)
})

test("a calendar that does not answer is told instead of times", async () => {
  world.advance(16 * 60_000)
  await world.google.control("down", { down: true })
  const facts = await shown("?date=2026-12-09")
  await world.google.control("down", { down: false })
  expect(facts.times.unreachable).toEqual({
    hostName: "Ada Berg",
    retryHref: "/studio/consultation?month=2026-12&date=2026-12-09#times",
  })
  expect(facts.times.times).toEqual([])
  expect(openDays(facts)).toEqual([])
})

test("an empty month that nobody asked for gives way to the first that has times", async () => {
  world.advance(29 * DAY + 14 * 3_600_000)
  for (const { id } of await world.runtime.db.query.calendars.findMany()) {
    await readBusyTimes(id, world.runtime)
  }
  const facts = await shown()
  expect(facts.times.calendar.today).toBe("2026-12-31")
  expect(facts.times.calendar).toMatchObject({ month: "2027-01", chosen: "2027-01-01" })
  const asked = await shown("?month=2026-12")
  expect(asked.times.calendar.month).toBe("2026-12")
  expect(asked.times.nextFree?.startsAt.toISOString()).toMatch(/^2027-01-01/)
})
