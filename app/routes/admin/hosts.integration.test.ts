import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { hosts, memberships } from "#db/schema/organizers.ts"
import {
  changeState,
  createCalendarWorld,
  holdTime,
  type CalendarWorld,
} from "#app/features/calendar/testing.server.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { findHost, listHosts } from "#app/features/host/list-hosts.server.ts"
import { addTestOwner, createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { findPage } from "#app/features/page/find-page.server.ts"
import { listPageHosts } from "#app/features/page/list-page-hosts.server.ts"
import { savePage } from "#app/features/page/save-page.server.ts"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { browse, fieldsOf, type Answer } from "./testing.server.ts"

type Organizer = Awaited<ReturnType<typeof createTestOrganizer>>

let world: CalendarWorld
let runtime: TestRuntime
let studio: CalendarWorld["studio"]
let other: Organizer
let boId: string
let pages = 0

beforeAll(async () => {
  world = await createCalendarWorld()
  runtime = world.runtime as unknown as TestRuntime
  studio = world.studio
  other = await createTestOrganizer(runtime, "other")
  boId = await newHost("Bo <Chen>")
})
afterAll(() => world.close())

async function newHost(name: string, of: Pick<Organizer, "actor"> = studio): Promise<string> {
  const host = { name, email: "host@example.com", userId: null, timeZone: "Europe/London" }
  const made = await createHost(of.actor, host, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.hostId
}

async function newPage(changes: Partial<PageContent> = {}): Promise<string> {
  const content = { ...emptyPageContent, title: "Workshop", ...changes }
  const made = await createPage(studio.actor, { slug: `team-${++pages}`, content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

const owner = () => browse(runtime, studio.userId)
const hostsOf = async (pageId: string) =>
  (await listPageHosts({ organizerId: studio.organizerId, pageId }, runtime)).map(
    ({ name }) => name,
  )
const unescape = (html: string) =>
  html.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">")

/** What pressing a button of a form sends besides its fields, without scripts. */
function buttonOf(page: Answer, label: string): Record<string, string> {
  for (const [, tag = "", inner = ""] of page.text.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
    if (unescape(inner.replaceAll(/<[^>]*>/g, "")) !== label) continue
    const of = (name: string) => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "")
    return { [of("name")]: of("value") }
  }
  throw new Error(`There is no button ${label}`)
}

test("a host is made by a form, without a sign-in, and mistakes are told with what was typed", async () => {
  const browser = await owner()
  const fields = fieldsOf(await browser.get("/admin/hosts/new"), "host")
  expect(fields["timeZone"]).toBe("Europe/Berlin")
  const typed = { ...fields, name: " ", email: "not an address", timeZone: "Asia/Tokyo" }
  const refused = await browser.post("/admin/hosts/new", typed)
  expect(refused.status).toBe(400)
  expect(fieldsOf(refused, "host")).toEqual(typed)
  expect(refused.text).toContain('href="#host-name"')
  expect(refused.text).toContain("Give a whole email address")
  const right = { ...fieldsOf(refused, "host"), name: "Cy Dee", email: "cy@example.com" }
  const made = await browser.post("/admin/hosts/new", right)
  expect(made.status).toBe(303)
  const again = await browser.post("/admin/hosts/new", right)
  expect(again.location).toBe(made.location)
  const shown = await browser.get(made.location!)
  expect(shown.text).toContain("Cy Dee")
  expect(shown.text).toContain("Usual hours (Asia/Tokyo)")
  expect((await browser.get("/admin/hosts?q=cy@")).text).toContain("Cy Dee")
})

test("a host is renamed and loses the sign-in; nobody else's sign-in can be taken", async () => {
  const browser = await owner()
  const hostId = await newHost("Dee")
  const place = `/admin/hosts/${hostId}`
  const fields = fieldsOf(await browser.get(place), "host")
  const foreign = await browser.post(place, { ...fields, userId: other.userId })
  expect(foreign.status).toBe(400)
  expect(foreign.text).toContain("Choose one.")
  expect((await browser.post(place, { ...fields, userId: studio.userId })).status).toBe(400)
  expect((await browser.post(place, { ...fields, name: "Dee Ehr" })).status).toBe(303)
  const host = await findHost(studio.organizerId, hostId, runtime)
  expect(host).toMatchObject({ name: "Dee Ehr", signIn: null })
})

test("members look at themselves as hosts, and only owners and admins change hosts", async () => {
  await addTestOwner(runtime, studio.organizerId)
  const setRole = (role: "owner" | "member") =>
    runtime.db.update(memberships).set({ role }).where(eq(memberships.userId, studio.userId))
  const browser = await owner()
  const fields = fieldsOf(await browser.get(`/admin/hosts/${boId}`), "host")
  await setRole("member")
  expect((await browser.get("/admin/hosts")).status).toBe(403)
  expect((await browser.get("/admin/hosts/new")).status).toBe(403)
  expect((await browser.post("/admin/hosts/new", fields)).status).toBe(403)
  expect((await browser.get(`/admin/hosts/${boId}`)).status).toBe(404)
  expect((await browser.post(`/admin/hosts/${boId}`, fields)).status).toBe(404)
  const own = await browser.get(`/admin/hosts/${studio.hostId}`)
  expect(own.status).toBe(200)
  expect(own.text).not.toContain("Save host")
  expect((await browser.post(`/admin/hosts/${studio.hostId}`, fields)).status).toBe(403)
  await setRole("owner")
})

test("another organizer's hosts are not there, to see, to change, or to put on a page", async () => {
  const stranger = await browse(runtime, other.userId)
  const place = `/admin/hosts/${boId}`
  expect((await stranger.get(place)).status).toBe(404)
  expect((await stranger.post(place, { name: "Mine" })).status).toBe(404)
  expect((await stranger.get("/admin/hosts")).text).not.toContain("Chen")
  const query = { search: "", state: null, sort: "name", direction: "ascending" } as const
  const mine = await listHosts(other.organizerId, { ...query, limit: 9, offset: 0 }, runtime)
  expect(mine.rows.map(({ id }) => id)).toEqual([other.hostId])

  const pageId = await newPage()
  const hostsPlace = `/admin/pages/${pageId}/hosts`
  expect((await stranger.get(hostsPlace)).status).toBe(404)
  const browser = await owner()
  const fields = fieldsOf(await browser.get(hostsPlace), "page-hosts")
  for (const wrong of [
    { "hosts[0].hostId": other.hostId, "hosts[0].scheduleId": other.scheduleId },
    { "hosts[0].hostId": other.hostId },
    { "hosts[0].hostId": "nobody" },
  ]) {
    expect((await browser.post(hostsPlace, { ...fields, ...wrong })).status).toBe(404)
  }
  expect((await stranger.post(hostsPlace, fields)).status).toBe(404)
  const lost = await browser.post(hostsPlace, {
    ...fields,
    "hosts[0].scheduleId": other.scheduleId,
  })
  expect(lost.status).toBe(400)
  expect(await hostsOf(pageId)).toEqual(["Ada Berg"])
})

test("hosts are added to a page, put in order and saved without a script, and nothing counts before", async () => {
  const browser = await owner()
  const pageId = await newPage({ hostChoice: "round-robin" })
  const place = `/admin/pages/${pageId}/hosts`
  const press = (page: Answer, label: string) =>
    browser.post(place, { ...fieldsOf(page, "page-hosts"), ...buttonOf(page, label) })
  const shown = await browser.get(place)
  const chosen = { ...fieldsOf(shown, "page-hosts"), "chosen-hosts": boId }
  const add = () => browser.post(place, { ...chosen, ...buttonOf(shown, "Add those chosen") })
  const added = await add()
  expect(added.status).toBe(200)
  expect(await hostsOf(pageId)).toEqual(["Ada Berg"])
  expect(fieldsOf(added, "page-hosts")["hosts[1].hostId"]).toBe(boId)
  const weighed = { ...fieldsOf(added, "page-hosts"), "hosts[1].weight": "3" }
  const moved = await browser.post(place, { ...weighed, ...buttonOf(added, "Move Bo <Chen> up") })
  expect(fieldsOf(moved, "page-hosts")).toMatchObject({
    "hosts[0].hostId": boId,
    "hosts[0].weight": "3",
    "hosts[1].hostId": studio.hostId,
  })
  expect(await hostsOf(pageId)).toEqual(["Ada Berg"])
  const saved = await browser.post(place, fieldsOf(moved, "page-hosts"))
  expect([saved.status, saved.location]).toEqual([303, `${place}?notice=saved`])
  expect(await hostsOf(pageId)).toEqual(["Bo <Chen>", "Ada Berg"])
  expect((await browser.get(saved.location!)).text).toContain("It counts at once.")
  expect((await browser.get("/admin/hosts")).text).toContain(`href="${place}"`)

  const alone = await press(await browser.get(place), "Remove Bo <Chen>")
  const nobody = await browser.post(place, {
    ...fieldsOf(alone, "page-hosts"),
    ...buttonOf(alone, "Remove Ada Berg"),
  })
  const refused = await browser.post(place, fieldsOf(nobody, "page-hosts"))
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("Leave at least one host on the page.")
  expect(await hostsOf(pageId)).toHaveLength(2)
})

test.each(["0", "101", "abc", "", "1.5", "-1", "1e1"])(
  "a weight of “%s” is told at its field, and kept as typed",
  async (weight) => {
    const browser = await owner()
    const pageId = await newPage({ hostChoice: "round-robin" })
    const place = `/admin/pages/${pageId}/hosts`
    const typed = {
      ...fieldsOf(await browser.get(place), "page-hosts"),
      "hosts[0].weight": weight,
    }
    const refused = await browser.post(place, typed)
    expect(refused.status).toBe(400)
    expect(fieldsOf(refused, "page-hosts")).toEqual(typed)
    const sentence = weight === "" ? "Fill this in." : "Give a whole number from 1 to 100."
    expect(refused.text).toContain(`<p id="page-hosts-hosts[0].weight-error"`)
    expect(refused.text).toContain(sentence)
  },
)

test("weights and fixed hosts are kept where they are not asked for", async () => {
  const browser = await owner()
  const pageId = await newPage({ hostChoice: "round-robin" })
  const place = `/admin/pages/${pageId}/hosts`
  const fields = fieldsOf(await browser.get(place), "page-hosts")
  await browser.post(place, { ...fields, "hosts[0].weight": "7", "hosts[0].isFixed": "on" })
  const content = { ...emptyPageContent, title: "Workshop", hostChoice: "collective" as const }
  const slug = `team-${pages}`
  await savePage(studio.actor, { pageId, basedOn: 1, slug, content }, runtime)
  const shown = await browser.get(place)
  expect(shown.text).not.toContain("Weight of")
  expect(shown.text).toContain("there is only one: Ada Berg")
  expect((await browser.post(place, fieldsOf(shown, "page-hosts"))).status).toBe(303)
  expect(await listPageHosts({ organizerId: studio.organizerId, pageId }, runtime)).toMatchObject([
    { weight: 7, isFixed: true },
  ])
})

test("what was hardly meant is told before publishing, and keeps nobody from it", async () => {
  const browser = await owner()
  const pageId = await newPage({ hostChoice: "collective" })
  const place = `/admin/pages/${pageId}/publication`
  const shown = await browser.get(place)
  expect(shown.text).toContain("All hosts shall take part, and there is only one: Ada Berg")
  expect((await browser.post(place, { status: "published", number: "1" })).status).toBe(303)
  const paused = { pausedAt: new Date("2026-12-01T09:00:00Z") }
  await runtime.db.update(hosts).set(paused).where(eq(hosts.id, studio.hostId))
  expect((await browser.get(place)).text).toContain("because Ada Berg is paused")
  await runtime.db.update(hosts).set({ pausedAt: null }).where(eq(hosts.id, studio.hostId))
})

test("a limit below what is booked is saved, and told at the field and before publishing", async () => {
  for (const hour of [9, 10, 11]) {
    const held = await holdTime(world, new Date(Date.UTC(2026, 11, 4, hour)))
    await changeState(world, held, "CONFIRMED")
  }
  const browser = await owner()
  const place = `/admin/pages/${studio.pageId}`
  const begun = await browser.get(place)
  expect(begun.text).not.toContain("already there")
  const fields = { ...fieldsOf(begun, "page"), "limits.perDay": "2", "limits.perMonth": "30" }
  expect((await browser.post(place, fields)).status).toBe(303)
  const page = await findPage(studio.organizerId, studio.pageId, runtime)
  expect(page?.newest.content.limits).toEqual({ perDay: 2, perWeek: null, perMonth: 30 })
  const told = /3 bookings are already there for Ada Berg on (4 December 2026|December 4, 2026)/
  const shown = await browser.get(place)
  expect(shown.text).toMatch(told)
  expect(shown.text).toContain('href="#page-limits"')
  expect((await browser.get(`${place}/publication`)).text).toMatch(told)
})
