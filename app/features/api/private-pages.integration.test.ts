import { afterAll, beforeAll, expect, test } from "vitest"
import { pageInvitations } from "#db/schema/pages.ts"
import {
  createBookingWorld,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { pageInvitationToken } from "#app/features/page/page-invitation-token.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import { apiOf, keyOf, newBooking, type Api } from "./testing.server.ts"

const HOUR = 3_600_000
const content: PageContent = { ...emptyPageContent, title: "For one", visibility: "private" }
const later = (hours: number) => new Date(TEN_O_CLOCK.getTime() + hours * HOUR)
const range = "from=2026-12-03T00:00:00Z&to=2026-12-04T00:00:00Z"
const page = "/api/v1/studio/pages/secret"

let world: BookingWorld
let api: Api
let pageId: string

beforeAll(async () => {
  world = await createBookingWorld()
  api = apiOf(world)
  const { actor } = world.studio
  const made = await createPage(actor, { slug: "secret", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  pageId = made.pageId
  await publishPage(actor, { pageId, number: 1 }, world.runtime)
})
afterAll(() => world.close())

async function makeLink(): Promise<{ id: string; token: string }> {
  const { runtime, studio } = world
  const [id, createdAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const expiresAt = new Date(createdAt.getTime() + 24 * HOUR)
  const row = { id, organizerId: studio.organizerId, pageId, createdAt, expiresAt }
  await runtime.db.insert(pageInvitations).values(row)
  return { id, token: pageInvitationToken(runtime.keyring, id) }
}

const book = (start: Date, more: Record<string, unknown> = {}, bearer?: string) =>
  api.send("POST", "/api/v1/studio/bookings", {
    body: { ...newBooking(start), page: "secret", ...more },
    ...(bearer === undefined ? {} : { bearer }),
  })

test("without a link a private page answers programs as one that does not exist", async () => {
  const nowhere = await api.get("/api/v1/studio/pages/no-such-page")
  for (const address of [page, `${page}?invitation=x`, `${page}/slots?${range}`]) {
    const answer = await api.get(address)
    expect([answer.status, answer.text], address).toEqual([404, nowhere.text])
  }
  expect((await book(later(1))).status).toBe(404)
  const listed = await api.get("/api/v1/studio/pages")
  expect(listed.text).not.toContain("secret")
})

test("a link's token reads it, shows its times and books it once", async () => {
  const { id, token } = await makeLink()
  const read = await api.get(`${page}?invitation=${token}`)
  expect([read.status, read.body["visibility"]]).toEqual([200, "private"])
  expect(read.headers.get("cache-control")).toBe("private, no-cache")
  expect((await api.get(`${page}/slots?${range}&invitation=${token}`)).status).toBe(200)
  const booked = await book(later(2), { invitation: token })
  expect(booked.status).toBe(201)
  const { booking } = await look(world, String(booked.body["id"]))
  expect(booking.pageInvitationId).toBe(id)
  expect(booked.text).not.toContain(token)
  const again = await book(later(3), { invitation: token })
  expect([again.status, again.body["code"]]).toEqual([410, "invitation-over"])
  const gone = await api.get(`${page}?invitation=${token}`)
  expect([gone.status, gone.body["code"]]).toEqual([410, "invitation-over"])
})

test("the organizer's own key reads and books it, as far as its scopes go; nobody else's does", async () => {
  const { key } = await keyOf(world, world.studio, "pages:read", "bookings:write")
  expect((await api.get(page, { bearer: key })).status).toBe(200)
  expect((await api.get(`${page}/slots?${range}`, { bearer: key })).status).toBe(200)
  expect((await book(later(4), {}, key)).status).toBe(201)
  const small = (await keyOf(world, world.studio, "bookings:read")).key
  expect((await api.get(page, { bearer: small })).status).toBe(404)
  const stranger = await createTestOrganizer(world.runtime, "stranger")
  const foreign = (await keyOf(world, stranger, "pages:read", "bookings:write")).key
  expect((await api.get(page, { bearer: foreign })).status).toBe(404)
  expect((await book(later(5), {}, foreign)).status).toBe(404)
})
