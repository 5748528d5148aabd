import { data } from "@remix-run/node"
import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { connectDatabase } from "#db/client.ts"
import { organizers } from "#db/schema/organizers.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { siteHeader } from "#app/platform/site-header.ts"
import * as home from "#app/routes/$organizer._index.tsx"
import * as bookingPage from "#app/routes/$organizer.$page._index.tsx"
import { recallOrganizer } from "./known-organizer.server.ts"
import { lookOfFailure } from "./look-of-failure.server.ts"
import { serve, serveWorld, type RouteModule } from "#app/testing-server.ts"

const broken = {
  loader: () => {
    throw data(null, { status: 503 })
  },
  default: () => null,
}

/** Asks a database that is not there, and one that is for what it does not have. */
const asking = {
  loader: async ({ request }: { request: Request }) => {
    const isThere = new URL(request.url).searchParams.has("there")
    const url = isThere ? runtime.env.databaseUrl : "postgres://nobody@127.0.0.1:1/nothing"
    const { db, close } = connectDatabase(url, { connections: 1 })
    try {
      await db.execute(sql`select of_nothing`)
    } finally {
      await close()
    }
    return null
  },
  action: (asked: { request: Request }) => asking.loader(asked),
  default: () => null,
}

let runtime: TestRuntime
let handle: (request: Request) => Promise<Response>

beforeAll(async () => {
  runtime = await createTestRuntime()
  for (const slug of ["studio", "atelier"]) {
    const { organizerId } = await createTestOrganizer(runtime, slug)
    await runtime.db
      .update(organizers)
      .set({ name: "Studio <Nord>", accentColor: "#7a1f5f", footer: "Hafenstraße 7" })
      .where(eq(organizers.id, organizerId))
  }
  const env = { ...runtime.env, requestsPerMinute: 3 }
  serveWorld({ ...runtime, env, calendars: { google: null }, stripe: null } as never)
  const module = (file: object) => file as unknown as RouteModule
  handle = serve([
    { id: "routes/$organizer._index", path: ":organizer", module: module(home), index: true },
    { id: "routes/$organizer.$page._index", path: ":organizer/:page", module: module(bookingPage) },
    { id: "routes/broken", path: ":organizer/is/broken", module: module(broken) },
    { id: "routes/asking", path: ":organizer/asks/much", module: module(asking) },
  ])
})
afterAll(() => runtime.close())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await handle(new Request(`http://localhost:3000${path}`, { headers }))
  return { status: response.status, text: await response.text() }
}

test("a page that is not there is told in its organizer's look, with a way to the others", async () => {
  // The last is an address that no page of ours has, whoever it is.
  for (const path of ["/studio/gone", "/studio/gone/for/ever"]) {
    const { status, text } = await get(path)
    expect([path, status]).toEqual([path, 404])
    expect(text).toContain("Studio &lt;Nord&gt;")
    expect(text).toContain("Hafenstraße 7")
    expect(text).toMatch(/<a [^>]*href="\/studio"/)
    expect(text).toContain("<style")
  }
})

test("on an organizer's own host every failed page is theirs, with addresses as the host has them", async () => {
  for (const path of ["/studio/gone", "/bookings/of/nobody"]) {
    const { status, text } = await get(path, { [siteHeader]: "studio" })
    expect([path, status]).toEqual([path, 404])
    expect(text).toContain("Studio &lt;Nord&gt;")
    expect(text).toContain('href="/"')
    expect(text).not.toContain('href="/studio"')
  }
})

test("where nobody is known a failed page is nobody's", async () => {
  for (const path of ["/nobody/gone", "/admin/gone", "/bookings/gone/x", "/%00/x", "/a'b/x/y"]) {
    const { status, text } = await get(path)
    expect([path, status >= 400 && status < 500]).toEqual([path, true])
    expect(text).not.toContain("Studio")
  }
})

/** What a page says while the database answers nothing. */
async function getWithoutDatabase(...asked: Parameters<typeof get>) {
  const { execute } = runtime.db
  runtime.db.execute = () => Promise.reject(new Error("no database")) as never
  return get(...asked).finally(() => {
    runtime.db.execute = execute
  })
}

test("a failed page is told without a look when nobody can say whose it is, and in the one it had last", async () => {
  const nobody = await getWithoutDatabase("/atelier/gone/for/ever")
  expect(nobody.status).toBe(404)
  expect(nobody.text).not.toContain("Studio")
  expect((await get("/atelier/gone/for/ever")).text).toContain("Studio")
  const known = await getWithoutDatabase("/atelier/gone/for/ever")
  expect([known.status, known.text]).toEqual([404, expect.stringContaining("Studio")])
})

test("a page that broke is its organizer's too, known or not, and as it was when the database fails", async () => {
  const onHost = { [siteHeader]: "studio" }
  for (const headers of [{}, onHost]) {
    const { status, text } = await get("/studio/is/broken", headers)
    expect(status).toBe(503)
    expect(text).toContain("Studio &lt;Nord&gt;")
  }
  const known = await getWithoutDatabase("/studio/is/broken", onHost)
  expect([known.status, known.text]).toEqual([503, expect.stringContaining("Hafenstraße 7")])
})

test("while the database is away a page says that it passes, and comes again by itself", async () => {
  const ask = (query: string, method = "GET") =>
    handle(new Request(`http://localhost:3000/studio/asks/much${query}`, { method }))
  const away = await ask("")
  expect([away.status, away.headers.get("Retry-After")]).toEqual([503, "10"])
  expect(away.headers.get("Refresh")).toBe("10")
  expect(away.headers.get("Cache-Control") ?? "no-store").not.toMatch(/max-age|public/)
  const page = await away.text()
  expect(page).toContain("<title>We cannot do this right now</title>")
  expect(page).toMatch(/<h1[^>]*>We cannot do this right now<\/h1>/)
  // What is wrong with us, and a change that may have been made, does not pass by waiting.
  for (const lasting of [await ask("?there"), await ask("", "POST")]) {
    expect([lasting.status, lasting.headers.get("Refresh")]).toEqual([500, null])
    const text = await lasting.text()
    expect(text).toContain("Something went wrong on our side")
    expect(text).toContain("Studio &lt;Nord&gt;")
  }
})

test("a host's own page says nothing of us where it cannot be told whose it is", async () => {
  await createTestOrganizer(runtime, "werkstatt")
  const broken = await getWithoutDatabase("/x/is/broken", { [siteHeader]: "werkstatt" })
  expect(broken.status).toBe(503)
  expect(broken.text).not.toMatch(/<header|Holdfast/)
  expect([...broken.text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    "#content",
    "/",
  ])
})

test("whoever is slowed down reads whose page it is", async () => {
  const flood = { "x-client-address": "203.0.113.50" }
  let answer = await get("/studio/gone", flood)
  // Of three a minute even one that begins meanwhile lets no more than six pass.
  for (let turn = 0; turn < 9 && answer.status !== 429; turn++) {
    answer = await get("/studio/gone", flood)
  }
  expect(answer.status).toBe(429)
  expect(answer.text).toContain("Studio &lt;Nord&gt;")
})

test("who makes names up while they are slowed down asks the database nothing, and a host's page once a minute", async () => {
  await createTestOrganizer(runtime, "quiet-studio")
  const look = async (isOwnHost: boolean, nowMs: number) => {
    runtime.queries.length = 0
    const asked = { organizerSlug: "quiet-studio", isOwnHost, nowMs, status: 429 }
    const shown = await lookOfFailure({ ...asked, locale: () => "en" }, runtime)
    return [shown?.brand.name ?? null, runtime.queries.length]
  }
  const name = "Studio quiet-studio"
  expect(await look(false, 0)).toEqual([null, 0])
  expect(await look(true, 0)).toEqual([name, 1])
  expect(await look(true, 59_999)).toEqual([name, 0])
  expect(await look(false, 59_999)).toEqual([name, 0])
  expect(await look(true, 60_000)).toEqual([name, 1])
})

test("a database that keeps silent keeps nobody waiting for whose page failed", async () => {
  await createTestOrganizer(runtime, "late-studio")
  const own = { organizerSlug: "late-studio", mayAsk: true }
  const silent = { db: { execute: () => new Promise(() => {}) } } as never as typeof runtime
  const late = recallOrganizer({ ...own, nowMs: 0, waitsMs: 10 }, silent)
  await expect(late).rejects.toThrow("late")
  expect(await recallOrganizer({ ...own, nowMs: 1, waitsMs: 10 }, silent)).toBeNull()
  const known = await recallOrganizer({ ...own, nowMs: 0 }, runtime)
  const execute = runtime.db.execute
  runtime.db.execute = silent.db.execute
  const kept = await recallOrganizer({ ...own, nowMs: 60_000, waitsMs: 10 }, runtime).finally(
    () => {
      runtime.db.execute = execute
    },
  )
  expect([kept?.slug, kept]).toEqual(["late-studio", known])
})
