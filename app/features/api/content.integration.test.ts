import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { apiKeys } from "#db/schema/access.ts"
import { throttles } from "#db/schema/operations.ts"
import { organizers } from "#db/schema/organizers.ts"
import {
  createBookingWorld,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { openSession } from "#app/features/organizer/open-session.server.ts"
import { saveOrganizer } from "#app/features/organizer/save-organizer.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { saveApiOrigins } from "./api-origins.server.ts"
import { apiOf, keyOf, newBooking, type Api } from "./testing.server.ts"

const PAGES = "/api/v1/studio/pages"
const SLOTS = `${PAGES}/consultation/slots?from=2026-12-03T00:00:00Z&to=2026-12-04T00:00:00Z`
const shop = "https://shop.example"
let world: BookingWorld
let api: Api
let readKey: string

beforeAll(async () => {
  world = await createBookingWorld()
  api = apiOf(world)
  readKey = (await keyOf(world, world.studio, "pages:read")).key
})
afterAll(() => world.close())

const allow = (origins: string[] | null) =>
  saveApiOrigins(world.studio.actor, origins, world.runtime)

test("content has a strong ETag, and is not sent again to who names it", async () => {
  for (const path of [PAGES, `${PAGES}/consultation`]) {
    const first = await api.get(path)
    const tag = first.headers.get("etag") ?? ""
    expect(tag).toMatch(/^"[\w-]+"$/)
    expect(first.headers.get("cache-control")).toBe("no-cache")
    const again = await api.get(path, { headers: { "If-None-Match": `"other", ${tag}` } })
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", tag])
    const head = await api.send("HEAD", path)
    expect([head.status, head.text]).toEqual([200, ""])
  }
})

test("publishing changes the ETag of the list, and so does whatever else is told", async () => {
  const { actor } = world.studio
  const before = await api.get(PAGES)
  const content = { ...emptyPageContent, title: "Intro call" }
  const made = await createPage(actor, { slug: "intro-call", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  expect((await api.get(PAGES)).headers.get("etag")).toBe(before.headers.get("etag"))
  await publishPage(actor, { pageId: made.pageId, number: 1 }, world.runtime)
  const sending = { headers: { "If-None-Match": before.headers.get("etag") ?? "" } }
  const after = await api.get(PAGES, sending)
  expect(after.status).toBe(200)
  expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"))
})

test("drafts are listed with how they stand for a key that may read them, and for nobody else", async () => {
  const content = { ...emptyPageContent, title: "Not yet" }
  await createPage(world.studio.actor, { slug: "not-yet", content }, world.runtime)
  const all = await api.get(`${PAGES}?status=all`, { bearer: readKey })
  const pages = all.body["pages"] as { slug: string; status: string }[]
  const listed = Object.fromEntries(pages.map(({ slug, status }) => [slug, status]))
  expect(listed).toMatchObject({ consultation: "published", "not-yet": "draft" })
  expect(all.headers.get("cache-control")).toBe("private, no-cache")
  const published = await api.get(PAGES, { bearer: readKey })
  expect(published.text).not.toContain("not-yet")
  const nobodys = await api.get("/api/v1/nobody/pages?status=all", { bearer: readKey })
  expect([nobodys.status, nobodys.body["code"]]).toEqual([404, "not-found"])
  const unknown = await api.get(`${PAGES}?status=some`, { bearer: readKey })
  expect([unknown.status, unknown.body["code"]]).toEqual([400, "unknown-status"])
})

test("free times are never kept", async () => {
  expect((await api.get(SLOTS)).headers.get("cache-control")).toBe("no-store")
})

test("by default any page may call; a list names who may, and an empty one nobody", async () => {
  const headers = { Origin: shop }
  const open = await api.get(PAGES, { headers })
  expect(open.headers.get("access-control-allow-origin")).toBe("*")
  expect(open.headers.get("access-control-allow-credentials")).toBeNull()
  await allow([shop])
  const named = await api.get(PAGES, { headers })
  expect(named.headers.get("access-control-allow-origin")).toBe(shop)
  expect(named.headers.get("vary")).toContain("Origin")
  const other = await api.get(PAGES, { headers: { Origin: "https://evil.test" } })
  expect(other.headers.get("access-control-allow-origin")).toBeNull()
  await allow([])
  const none = await api.get(PAGES, { headers })
  expect([none.status, none.headers.get("access-control-allow-origin")]).toEqual([200, null])
  expect((await api.get(PAGES)).headers.get("vary")).toContain("Origin")
  await allow(null)
})

test("a browser that asks first is told what it may send, by the same setting", async () => {
  const ask = (path: string, origin = shop) =>
    api.send("OPTIONS", path, {
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,idempotency-key",
      },
    })
  await allow([shop])
  const allowed = await ask("/api/v1/studio/bookings")
  expect(allowed.status).toBe(204)
  expect(allowed.headers.get("access-control-allow-origin")).toBe(shop)
  expect(allowed.headers.get("access-control-allow-methods")).toBe("POST")
  expect(allowed.headers.get("access-control-allow-headers")).toMatch(/Authorization.*Idempotency/)
  const refused = await ask("/api/v1/studio/bookings", "https://evil.test")
  expect(refused.headers.get("access-control-allow-origin")).toBeNull()
  // Whether a booking exists is nobody's to learn before they have shown a key.
  const nowhere = "/api/v1/bookings/0193a5c2-7a10-7c3e-9f00-1234567890ab/cancel"
  expect((await ask(nowhere, "https://evil.test")).status).toBe(204)
  await allow(null)
})

test("a page of a site that may not call books nothing, with or without asking first", async () => {
  await allow([shop])
  const body = newBooking(TEN_O_CLOCK)
  const headers = { Origin: "https://evil.test", "Content-Type": "text/plain" }
  const refused = await api.post("/api/v1/studio/bookings", body, { headers })
  expect([refused.status, refused.body["code"]]).toEqual([403, "origin-refused"])
  const booked = await api.post("/api/v1/studio/bookings", body, { headers: { Origin: shop } })
  expect([booked.status, booked.headers.get("access-control-allow-origin")]).toEqual([201, shop])
  const { id, token } = booked.body as { id: string; token: string }
  const path = `/api/v1/bookings/${id}/cancel`
  const sending = { bearer: token, headers: { Origin: "https://evil.test" } }
  expect((await api.post(path, {}, sending)).body["code"]).toBe("origin-refused")
  const own = { bearer: token, headers: { Origin: "http://localhost:3000" } }
  expect((await api.post(path, {}, own)).status).toBe(200)
  await allow(null)
})

test("an organizer's settings keep their sites when other settings are saved", async () => {
  await allow([shop])
  const settings = { name: "Studio", accentColor: "#1f5f5b", timeZone: "Europe/Berlin" }
  await saveOrganizer(world.studio.actor, settings, world.runtime)
  const { organizerId } = world.studio
  const [row] = await world.runtime.db
    .select()
    .from(organizers)
    .where(eq(organizers.id, organizerId))
  expect(row?.apiOrigins).toEqual([shop])
  await allow(null)
})

test("too many requests of one address wait; who has a living key or session is not counted", async () => {
  const { runtime } = world
  const limited = { ...runtime, db: Object.create(runtime.db) as typeof runtime.db }
  limited.env = { ...runtime.env, requestsPerMinute: 3 }
  const few = apiOf({ ...world, runtime: limited })
  const headers = { "x-client-address": "203.0.113.9" }
  const at = await runtime.clock.now(runtime.db)
  const session = await openSession(runtime.db, world.studio.userId, { ...runtime, at })
  const cookie = (await signInCookie(session, runtime.env.appUrl)).split(";")[0] ?? ""
  for (let turn = 0; turn < 10; turn++) {
    expect((await few.get(PAGES, { headers, bearer: readKey })).status).toBe(200)
    expect((await few.get(PAGES, { headers: { ...headers, Cookie: cookie } })).status).toBe(200)
  }
  expect(await runtime.db.$count(throttles)).toBe(0)
  // More than a limit of three lets through, even where a minute ends in between.
  const eight = Array.from({ length: 8 })
  const answers = []
  for (const _turn of eight)
    answers.push(await few.get(PAGES, { headers: { ...headers, Origin: shop } }))
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.body["code"]).toBe("too-many-requests")
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(refused?.headers.get("access-control-allow-origin")).toBe("*")
  const wrongly = []
  for (const _turn of eight) wrongly.push(await few.get(PAGES, { headers, bearer: "hf_wrong" }))
  expect(new Set(wrongly.map(({ status }) => status))).toContain(429)
  apiOf(world)
})

test("when a key was last used is noted, at most once a minute", async () => {
  const { db } = world.runtime
  const { key, keyId } = await keyOf(world, world.studio, "pages:read")
  const usedAt = async () =>
    (await db.select().from(apiKeys).where(eq(apiKeys.id, keyId)))[0]?.lastUsedAt
  expect(await usedAt()).toBeNull()
  await api.get(PAGES, { bearer: key })
  const first = await usedAt()
  expect(first).toEqual(await world.runtime.clock.now(db))
  world.advance(59_000)
  await api.get(PAGES, { bearer: key })
  expect(await usedAt()).toEqual(first)
  world.advance(2_000)
  await api.get(PAGES, { bearer: key })
  expect(await usedAt()).toEqual(await world.runtime.clock.now(db))
})

test("the document is served to anybody, with the address it is served from, and an ETag", async () => {
  const answer = await api.get("/api/openapi.json")
  expect(answer.status).toBe(200)
  expect(answer.body["servers"]).toEqual([{ url: "http://localhost:3000" }])
  const headers = { "If-None-Match": answer.headers.get("etag") ?? "" }
  expect((await api.get("/api/openapi.json", { headers })).status).toBe(304)
})

/** The part of a list that an address shows, and where it goes on; null at its end. */
async function readPart(path: string, bearer?: string) {
  const answer = await api.get(path, bearer === undefined ? {} : { bearer })
  const pages = answer.body["pages"] as { slug: string }[]
  const next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1]
  const url = next === undefined ? null : new URL(next)
  const etag = answer.headers.get("etag")
  return { slugs: pages.map(({ slug }) => slug), next: url && `${url.pathname}${url.search}`, etag }
}

test("a list of pages is read part by part, and comes whole to who asks for no part", async () => {
  for (const title of ["Part A", "Part B", "Part C"]) {
    const content = { ...emptyPageContent, title }
    const slug = title.toLowerCase().replace(" ", "-")
    const made = await createPage(world.studio.actor, { slug, content }, world.runtime)
    if (!made.ok) throw new Error(made.problem)
    await publishPage(world.studio.actor, { pageId: made.pageId, number: 1 }, world.runtime)
  }
  for (const [path, bearer] of [[PAGES], [`${PAGES}?status=all`, readKey]] as const) {
    const whole = await readPart(path, bearer)
    expect(whole.next).toBeNull()
    const read: string[] = []
    const join = path.includes("?") ? "&" : "?"
    for (let at: string | null = `${path}${join}limit=2`; at !== null;) {
      const part = await readPart(at, bearer)
      expect(part.slugs.length).toBeLessThanOrEqual(2)
      read.push(...part.slugs)
      at = part.next
    }
    expect(read).toEqual(whole.slugs)
  }
})

test("a part that more follows is another state than the same pages at a list's end", async () => {
  const whole = await readPart(PAGES)
  const most = await readPart(`${PAGES}?limit=${whole.slugs.length}`)
  expect(most).toEqual(whole)
  const before = await readPart(`${PAGES}?limit=1`)
  expect(before.next).toMatch(/[?&]limit=1&after=[\w-]+$/)
})

test("a part that nobody can have is refused", async () => {
  for (const limit of ["0", "1001", "-1", "x", "", "1e2", "99999999999"]) {
    const refused = await api.get(`${PAGES}?limit=${limit}`)
    expect([limit, refused.status, refused.body["code"]]).toEqual([limit, 400, "malformed-limit"])
  }
  for (const after of ["x", "", "e30", "%00"]) {
    const refused = await api.get(`${PAGES}?after=${after}`)
    expect([after, refused.status, refused.body["code"]]).toEqual([after, 400, "malformed-after"])
  }
})
