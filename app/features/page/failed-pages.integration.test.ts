import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { organizers } from "#db/schema/organizers.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { siteHeader } from "#app/platform/site-header.ts"
import * as home from "#app/routes/$organizer._index.tsx"
import * as bookingPage from "#app/routes/$organizer.$page._index.tsx"
import { serve, serveWorld, type RouteModule } from "#app/testing-server.ts"

let runtime: TestRuntime
let handle: (request: Request) => Promise<Response>

beforeAll(async () => {
  runtime = await createTestRuntime()
  const { organizerId } = await createTestOrganizer(runtime, "studio")
  await runtime.db
    .update(organizers)
    .set({ name: "Studio <Nord>", accentColor: "#7a1f5f", footer: "Hafenstraße 7" })
    .where(eq(organizers.id, organizerId))
  serveWorld({ ...runtime, calendars: { google: null }, stripe: null } as never)
  const module = (file: object) => file as unknown as RouteModule
  handle = serve([
    { id: "routes/$organizer._index", path: ":organizer", module: module(home), index: true },
    { id: "routes/$organizer.$page._index", path: ":organizer/:page", module: module(bookingPage) },
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

test("a failed page is told without a look when nobody can say whose it is", async () => {
  const { execute } = runtime.db
  const before = await get("/studio/gone/for/ever")
  expect(before.text).toContain("Studio")
  runtime.db.execute = () => Promise.reject(new Error("no database")) as never
  const { status, text } = await get("/studio/gone/for/ever").finally(() => {
    runtime.db.execute = execute
  })
  expect(status).toBe(404)
  expect(text).not.toContain("Studio")
})
