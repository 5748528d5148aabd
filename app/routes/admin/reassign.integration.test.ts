import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { hosts } from "#db/schema/organizers.ts"
import {
  createBookingWorld,
  drain,
  hold,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { addHost, addTeamPage, addToPage, placeOf } from "#app/features/booking/testing-teams.ts"
import { createTestOrganizer, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { browse } from "./testing.server.ts"

const DAY = 86_400_000
const later = (days: number) => new Date(TEN_O_CLOCK.getTime() + days * DAY)
const free = { durations: [{ minutes: 30, amountMinor: 0 }] }

let world: BookingWorld
let runtime: TestRuntime
let ada: string
let ben: string
let cy: string

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
  runtime = world.runtime as unknown as TestRuntime
  ada = world.studio.hostId
  ben = await addHost(world, "Ben Chu")
  cy = await addHost(world, "Cy Dee")
  const all = [{ hostId: ada }, { hostId: ben }, { hostId: cy }]
  await addTeamPage(world, "team", free, all)
  await addTeamPage(world, "of-ben", free, [{ hostId: ben }])
  await addTeamPage(world, "together", { ...free, hostChoice: "collective" }, all.slice(0, 2))
})
afterAll(() => world.close())

const owner = () => browse(runtime, world.studio.userId)
const place = (bookingId: string) => `/admin/bookings/${bookingId}/host`

test("a booking is given to another host, twice sent is once done, and its history says so", async () => {
  const browser = await owner()
  const bookingId = await hold(world, { pageSlug: "team", startsAt: later(4) })
  expect((await placeOf(world, bookingId)).hostIds).toEqual([ada])
  expect((await browser.get(`/admin/bookings/${bookingId}`)).text).toContain(
    `href="${place(bookingId)}"`,
  )
  const shown = await browser.get(place(bookingId))
  expect(shown.text).toContain("Now with Ada Berg")
  expect(shown.text).toContain(`value="${ben}"`)
  expect(shown.text).not.toContain(`value="${ada}"`)
  const unchosen = await browser.post(place(bookingId))
  expect(unchosen.status).toBe(400)
  expect(unchosen.text).toContain("Choose who takes it over.")
  for (let times = 0; times < 2; times++) {
    const done = await browser.post(place(bookingId), { host: ben })
    const back = `/admin/bookings/${bookingId}?notice=reassigned`
    expect([done.status, done.location]).toEqual([303, back])
    expect((await browser.get(back)).text).toContain("Somebody else takes it over.")
  }
  await drain(world)
  expect((await placeOf(world, bookingId)).hostIds).toEqual([ben])
  const { text } = await browser.get(`/admin/bookings/${bookingId}`)
  expect(text.match(/<p>Given to another host<\/p>/g)).toHaveLength(1)
})

test("whoever is booked or paused then is told of, and who is not free is refused with the choice kept", async () => {
  const browser = await owner()
  const bookingId = await hold(world, { pageSlug: "team", startsAt: later(5) })
  await hold(world, { pageSlug: "of-ben", startsAt: later(5) })
  await runtime.db.update(hosts).set({ pausedAt: new Date() }).where(eq(hosts.id, cy))
  const shown = await browser.get(place(bookingId))
  expect(shown.text).toMatch(/Ben Chu<\/bdi>[^/]*Has another booking then\./)
  expect(shown.text).toMatch(/Cy Dee<\/bdi>[^/]*Is paused\./)
  await runtime.db.update(hosts).set({ pausedAt: null }).where(eq(hosts.id, cy))
  const refused = await browser.post(place(bookingId), { host: ben })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain("They are not free then. Choose somebody else.")
  expect(refused.text).toMatch(
    new RegExp(`<input[^>]*value="${ben}"[^>]*checked|checked[^>]*value="${ben}"`),
  )
  expect((await placeOf(world, bookingId)).hostIds).toEqual([ada])
})

test("of a meeting that takes all hosts, the screen names them and says who is replaced", async () => {
  const browser = await owner()
  const bookingId = await hold(world, { pageSlug: "together", startsAt: later(6) })
  const shown = await browser.get(place(bookingId))
  expect(shown.text).toContain("Now with Ada Berg and Ben Chu")
  expect(shown.text).toContain("This page has no other host.")
  expect((await browser.get(`/admin/bookings/${bookingId}`)).text).not.toContain(place(bookingId))
})

test("of several who take part the organizer chooses who is replaced, and what was chosen is kept", async () => {
  const browser = await owner()
  const all = [{ hostId: ada }, { hostId: ben }]
  const pageId = await addTeamPage(world, "duo", { ...free, hostChoice: "collective" }, all)
  const bookingId = await hold(world, { pageSlug: "duo", startsAt: later(11) })
  await addToPage(world, pageId, cy)
  const checked = (name: string, value: string) =>
    new RegExp(`<input[^>]*name="${name}"[^>]*checked=""[^>]*value="${value}"`)
  const shown = await browser.get(place(bookingId))
  expect(shown.text).toContain("Who is replaced?")
  expect(shown.text).toMatch(checked("from", ben))
  expect(shown.text).not.toMatch(checked("from", ada))
  const unchosen = await browser.post(place(bookingId), { from: ada })
  expect(unchosen.status).toBe(400)
  expect(unchosen.text).toMatch(checked("from", ada))
  const gone = await browser.post(place(bookingId), { from: cy, host: cy })
  expect(gone.status).toBe(409)
  expect(gone.text).toContain("They take no part any more.")
  expect(gone.text).toMatch(checked("host", cy))
  const done = await browser.post(place(bookingId), { from: ada, host: cy })
  expect(done.status).toBe(303)
  expect((await placeOf(world, bookingId)).hostIds).toEqual([cy, ben])
})

test("a hold goes to nobody else, nor does what has begun, nor what is another organizer's", async () => {
  const browser = await owner()
  const held = await hold(world, { startsAt: later(7) })
  expect((await browser.get(place(held))).text).toContain("Only a confirmed booking")
  expect((await browser.post(place(held), { host: ben })).status).toBe(409)

  const other = await createTestOrganizer(runtime, "other")
  const bookingId = await hold(world, { pageSlug: "team", startsAt: later(8) })
  const stranger = await browse(runtime, other.userId)
  expect((await stranger.get(place(bookingId))).status).toBe(404)
  expect((await stranger.post(place(bookingId), { host: ben })).status).toBe(404)
  for (const host of [other.hostId, "nobody"]) {
    expect((await browser.post(place(bookingId), { host })).status).toBe(404)
  }
  world.advance(12 * DAY)
  const afterwards = await owner()
  expect((await afterwards.post(place(bookingId), { host: ben })).status).toBe(409)
  expect((await placeOf(world, bookingId)).hostIds).toEqual([ada])
})
