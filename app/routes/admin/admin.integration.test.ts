import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { throttles } from "#db/schema/operations.ts"
import { createTwoOrganizers, TEST_PASSWORD } from "#app/features/organizer/testing.server.ts"
import { signInByEmail } from "#app/features/organizer/sign-in.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { findPage } from "#app/features/page/find-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { findSchedule } from "#app/features/schedule/queries.server.ts"
import { addressOf, adminRoutes, browse, fieldsOf, sentOf } from "./testing.server.ts"

let pages = 0
const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

async function draft(): Promise<string> {
  const content = { ...emptyPageContent, title: "Consultation" }
  const made = await createPage(studio.actor, { slug: `page-${++pages}`, content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

/** Every row that there is, to see that nothing was changed; tries are counted and sessions are used. */
async function everything(): Promise<string> {
  const tables = await runtime.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('throttles', 'sessions') order by 1`)
  const rows = []
  for (const { name } of tables) {
    rows.push(await runtime.db.execute(sql`select * from ${sql.identifier(name)} order by 1::text`))
  }
  return JSON.stringify(rows)
}

const inside = () => [...adminRoutes.keys()].filter((name) => /^admin(\.|$)/.test(name))

test("every page of the admin sends who is not signed in to sign in, and changes nothing", async () => {
  expect(inside().length).toBeGreaterThan(12)
  const stranger = await browse(runtime, null)
  const pageId = await draft()
  const before = await everything()
  for (const name of inside()) {
    const address = `/${addressOf(name).replaceAll(/:\w+/g, pageId)}`
    const seen = await stranger.get(address)
    expect([302, 303], `GET ${address}`).toContain(seen.status)
    expect(seen.location, `GET ${address}`).toMatch(/^\/admin(\/login|\/settings$|\/calendars$|$)/)
    if (!adminRoutes.get(name)?.action) continue
    const sent = await stranger.post(address, { status: "archived", refund: "full" })
    expect(sent.status, `POST ${address}`).toBe(302)
    expect(sent.location, `POST ${address}`).toBe("/admin/login")
  }
  expect(await everything()).toBe(before)
})

test("what is another organizer's, malformed or nowhere is not there, to see or to change", async () => {
  const foreign = await browse(runtime, other.userId)
  const pageId = await draft()
  const before = await everything()
  const ids = { pageId, scheduleId: studio.scheduleId, number: "1" } as Record<string, string>
  const nowhere = "0193a5c2-7a10-7c3e-9f00-1234567890ab"
  for (const name of inside().filter((route) => route.includes("$"))) {
    for (const change of [ids, { number: "1" }, { number: "x" }] as Record<string, string>[]) {
      for (const fallback of [nowhere, "nope", "1%20or%201=1", "%00"]) {
        const address = `/${addressOf(name).replaceAll(/:(\w+)/g, (_, key: string) => change[key] ?? fallback)}`
        const module = adminRoutes.get(name)
        const answers = [await foreign.get(address)]
        if (module?.action) answers.push(await foreign.post(address, { status: "archived" }))
        if (!module?.loader) answers.shift()
        for (const { status } of answers)
          expect([400, 404], `${address}: ${status}`).toContain(status)
      }
    }
  }
  expect(await everything()).toBe(before)
})

test("a wrong password shows the form again, and too many tries say how long to wait", async () => {
  const visitor = await browse(runtime, null)
  const wrong = { email: "studio@example.com", password: "not this one", next: "/admin/pages" }
  const refused = await visitor.post("/admin/login", wrong)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("Email and password do not belong together")
  expect(refused.text).toContain('value="studio@example.com"')
  expect(refused.text).not.toContain("not this one")
  for (let tries = 1; tries < signInByEmail.limit; tries++)
    await visitor.post("/admin/login", wrong)
  const slowed = await visitor.post("/admin/login", { ...wrong, password: TEST_PASSWORD })
  expect(slowed.status).toBe(429)
  expect(Number(slowed.headers.get("Retry-After"))).toBeGreaterThan(0)
  expect(slowed.text).toContain("That was tried too often")
  await runtime.db.delete(throttles)
})

test("signing in leads back to where one was going, never away, and signing out ends it", async () => {
  for (const [next, to] of [
    ["/admin/bookings?state=CONFIRMED", "/admin/bookings?state=CONFIRMED"],
    ["//evil.example/admin", "/admin"],
    ["https://evil.example", "/admin"],
  ]) {
    const visitor = await browse(runtime, null)
    const right = { email: "studio@example.com", password: TEST_PASSWORD, next: next ?? "" }
    const signed = await visitor.post("/admin/login", right)
    expect([signed.status, signed.location]).toEqual([303, to])
    expect((await visitor.get("/admin")).status).toBe(200)
    expect((await visitor.get("/admin/login")).location).toBe("/admin")
    expect((await visitor.get("/admin/logout")).status).toBe(302)
    expect((await visitor.get("/admin")).status).toBe(200)
    expect((await visitor.post("/admin/logout")).status).toBe(303)
    expect((await visitor.get("/admin")).status).toBe(302)
  }
})

test("the first run is over once there is an organizer", async () => {
  const visitor = await browse(runtime, null)
  expect((await visitor.get("/admin/setup")).location).toBe("/admin/login")
  const before = await everything()
  const sent = await visitor.post("/admin/setup", { organizerName: "Mine", slug: "mine" })
  expect([sent.status, sent.location]).toEqual([303, "/admin/login"])
  expect(await everything()).toBe(before)
})

test("a form sent as it was served stores what stood there", async () => {
  const owner = await browse(runtime, studio.userId)
  const pageId = await draft()
  const before = await findPage(studio.organizerId, pageId, runtime)
  const fields = sentOf(await owner.get(`/admin/pages/${pageId}`), "page")
  const saved = await owner.post(`/admin/pages/${pageId}`, fields)
  expect([saved.status, saved.location]).toEqual([303, `/admin/pages/${pageId}?notice=saved`])
  expect(await findPage(studio.organizerId, pageId, runtime)).toEqual(before)
  const place = `/admin/availability/${studio.scheduleId}`
  const hours = fieldsOf(await owner.get(place), "schedule")
  const schedule = await findSchedule(studio.organizerId, studio.scheduleId, runtime)
  expect((await owner.post(place, hours)).status).toBe(303)
  const after = await findSchedule(studio.organizerId, studio.scheduleId, runtime)
  expect(after).toEqual({ ...schedule, updatedAt: after?.updatedAt })
})

test("a wrong form comes back as it was typed: 400, its mistakes on top, each a link to its field", async () => {
  const owner = await browse(runtime, studio.userId)
  const fields = fieldsOf(await owner.get("/admin/pages/new"), "page")
  const typed = {
    ...fields,
    title: '<b>"Talk" & listen</b>',
    slug: "admin",
    "durations[0].price": "1e3",
  }
  const answer = await owner.post("/admin/pages/new", typed)
  expect(answer.status).toBe(400)
  expect(fieldsOf(answer, "page")).toEqual(typed)
  expect(answer.text).toContain('href="#page-slug"')
  expect(answer.text).toContain('href="#page-durations[0].price"')
  expect(answer.text).toContain('id="page-durations[0].price"')
  expect(answer.text).toMatch(/autofocus=""[^>]*data-error-summary/i)
  expect(answer.text).not.toContain("<b>")
})

test("a page saved by somebody else meanwhile: 409, both are shown, nothing is overwritten", async () => {
  const [mine, yours] = [await browse(runtime, studio.userId), await browse(runtime, studio.userId)]
  const pageId = await draft()
  const place = `/admin/pages/${pageId}`
  const [begun, alsoBegun] = [await mine.get(place), await yours.get(place)]
  await yours.post(place, { ...fieldsOf(alsoBegun, "page"), title: "Yours" })
  const lost = await mine.post(place, { ...fieldsOf(begun, "page"), title: "Mine" })
  expect(lost.status).toBe(409)
  expect(lost.text).toContain("Somebody else saved this page meanwhile")
  expect(lost.text).toContain("Yours")
  const again = fieldsOf(lost, "page")
  expect(again["title"]).toBe("Mine")
  expect((await findPage(studio.organizerId, pageId, runtime))?.newest.content.title).toBe("Yours")
  expect((await mine.post(place, again)).status).toBe(303)
  expect((await findPage(studio.organizerId, pageId, runtime))?.newest.content.title).toBe("Mine")
})

test("Markdown is shown as clients read it, without storing or judging anything", async () => {
  const owner = await browse(runtime, studio.userId)
  const fields = fieldsOf(await owner.get("/admin/pages/new"), "page")
  const before = await everything()
  const description = "**Bold** <script>alert(1)</script>"
  const shown = await owner.post("/admin/pages/new", {
    ...fields,
    description,
    preview: "description",
  })
  expect(shown.status).toBe(200)
  expect(shown.text).toContain("<strong>Bold</strong>")
  expect(shown.text).not.toContain("<script>alert(1)")
  expect(shown.text).not.toContain("data-error-summary")
  expect(fieldsOf(shown, "page")["description"]).toBe(description)
  expect(await everything()).toBe(before)
})

test("opening every page of the admin changes nothing", async () => {
  const owner = await browse(runtime, studio.userId)
  const pageId = await draft()
  const before = await everything()
  const ids: Record<string, string> = { pageId, scheduleId: studio.scheduleId, number: "1" }
  for (const name of inside()) {
    const address = `/${addressOf(name).replaceAll(/:(\w+)/g, (_, key: string) => ids[key] ?? pageId)}`
    const { status } = await owner.get(address)
    expect([200, 302, 404, 405, 400], `${address}: ${status}`).toContain(status)
  }
  expect(await everything()).toBe(before)
})
