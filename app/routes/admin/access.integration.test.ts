import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { answerFiles } from "#db/schema/answer-files.ts"
import { apiKeys } from "#db/schema/access.ts"
import { bookings } from "#db/schema/bookings.ts"
import { domains } from "#db/schema/domains.ts"
import { hosts, memberships, users } from "#db/schema/organizers.ts"
import { pageInvitations } from "#db/schema/pages.ts"
import { payments } from "#db/schema/payments.ts"
import { schedules } from "#db/schema/schedules.ts"
import { webhookDeliveries, webhookEndpoints, webhookMessages } from "#db/schema/webhooks.ts"
import {
  createBookingWorld,
  hold,
  holdRequest,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { addHost, addTeamPage } from "#app/features/booking/testing-teams.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { connect } from "#app/features/calendar/testing.server.ts"
import { invitePerson } from "#app/features/organizer/invite-person.server.ts"
import { createTestOrganizer, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { access, anyForm, type Access } from "./testing-access.ts"
import { addressOf, adminRoutes, browse } from "./testing.server.ts"

type Ids = Record<string, string>

let world: BookingWorld
let runtime: TestRuntime
/** The organizer's things that are not the member's. */
let theirs: Ids
/** What is the member's own. */
let own: Ids
let memberId: string
let adminId: string
let stranger: Awaited<ReturnType<typeof createTestOrganizer>>
let strangeAdminId: string

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
  runtime = world.runtime as unknown as TestRuntime
  stranger = await createTestOrganizer(runtime, "stranger")
  const { studio } = world
  memberId = await person("Ben Chu", "member", studio.organizerId)
  adminId = await person("Cy Dee", "admin", studio.organizerId)
  strangeAdminId = await person("Dan Eck", "admin", stranger.organizerId)
  const ben = await addHost(world, "Ben Chu")
  await runtime.db.update(hosts).set({ userId: memberId }).where(eq(hosts.id, ben))
  const [hours] = await runtime.db.select().from(schedules).where(eq(schedules.hostId, ben))
  const pageId = await addTeamPage(world, "of-ben", {}, [{ hostId: ben }])
  const bookingId = await hold(world, { pageSlug: "of-ben", ...named("Own Client") })
  const alone = await hold(world, named("Foreign Client"))
  const invited = { email: "guest@example.com", role: "member" } as const
  const invitation = await invitePerson(studio.actor, invited, runtime)
  if (!invitation.ok) throw new Error(invitation.problem)
  const connection = await connect({ ...world, runtime: world.runtime } as never)
  const linkId = await singleUseLink(studio.organizerId, pageId)
  const mediaId = await uploaded(studio.actor)
  own = {
    mediaId,
    pageId,
    linkId,
    bookingId,
    fileId: await fileOf(bookingId, pageId, "My plan.txt"),
    hostId: ben,
    scheduleId: hours?.id ?? "",
    number: "1",
  }
  theirs = {
    mediaId,
    ...{ pageId: studio.pageId, bookingId: alone, hostId: studio.hostId },
    linkId: await singleUseLink(studio.organizerId, studio.pageId),
    fileId: await fileOf(alone, studio.pageId, "Foreign plan.txt"),
    ...{ scheduleId: studio.scheduleId, connection, number: "1", userId: adminId },
    ...{ invitationId: invitation.invitationId, ...(await programs(studio.organizerId)) },
  }
}, 60_000)
afterAll(() => world.close())

/** A file that a client gave with a booking. */
async function fileOf(bookingId: string, pageId: string, filename: string): Promise<string> {
  const { organizerId } = world.studio
  const [id, createdAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const storageKey = `answers/${id}`
  await runtime.storage.put(storageKey, Buffer.from("Foreign words"), "text/plain")
  const file = { filename, contentType: "text/plain", bytes: 13, storageKey }
  const place = { organizerId, pageId, bookingId, questionId: "plan" }
  await runtime.db.insert(answerFiles).values({ id, ...place, ...file, createdAt })
  const { bytes, contentType } = file
  const answers = { plan: { fileId: id, filename, bytes, contentType } }
  await runtime.db.update(bookings).set({ answers }).where(eq(bookings.id, bookingId))
  return id
}

/** A client of this name, at a time of their own. */
function named(name: string) {
  const { details } = holdRequest()
  return { startsAt: TEN_O_CLOCK, details: { ...details, name } }
}

async function person(name: string, role: "admin" | "member", organizerId: string) {
  const [userId, createdAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const email = `${name.toLowerCase().replace(" ", "-")}@example.com`
  await runtime.db.insert(users).values({ id: userId, email, name, passwordHash: "x", createdAt })
  await runtime.db.insert(memberships).values({ organizerId, userId, role, createdAt })
  return userId
}

async function singleUseLink(organizerId: string, pageId: string) {
  const [id, createdAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const expiresAt = new Date(createdAt.getTime() + 86_400_000)
  const row = { id, organizerId, pageId, createdAt, expiresAt }
  await runtime.db.insert(pageInvitations).values(row)
  return id
}

async function uploaded(actor: typeof world.studio.actor): Promise<string> {
  const sent = { filename: "harbour.png", bytes: await picture("png") }
  const result = await uploadPicture(actor, sent, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.mediaId
}

/** A key, a webhook with one message on its way, and a domain. */
async function programs(organizerId: string): Promise<Ids> {
  const createdAt = await runtime.clock.now(runtime.db)
  const [keyId, endpointId, messageId, deliveryId] = [1, 2, 3, 4].map(() => runtime.ids())
  const of = { organizerId, createdAt }
  const key = { name: "Foreign Key", prefix: "hf_x", tokenHash: "x", scopes: ["pages:read"] }
  await runtime.db.insert(apiKeys).values({ id: keyId!, ...of, ...key })
  const endpoint = { url: "https://foreign.example/hook", sealedSecret: "x", updatedAt: createdAt }
  await runtime.db.insert(webhookEndpoints).values({ id: endpointId!, ...of, ...endpoint })
  const message = { type: "page.published", subjectId: runtime.ids() }
  await runtime.db.insert(webhookMessages).values({ id: messageId!, ...of, ...message })
  const delivery = { endpointId: endpointId!, messageId: messageId! }
  await runtime.db.insert(webhookDeliveries).values({ id: deliveryId!, ...of, ...delivery })
  const domainId = runtime.ids()
  const domain = {
    host: "foreign.example",
    proof: "x",
    provenAt: createdAt,
    provenBy: "dns" as const,
  }
  await runtime.db.insert(domains).values({ id: domainId, ...of, ...domain, isHere: true })
  return { keyId: keyId!, endpointId: endpointId!, deliveryId: deliveryId!, domainId }
}

/** Every row that there is; tries are counted and sessions are used. */
async function everything(): Promise<string> {
  const tables = await runtime.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('throttles', 'sessions') order by 1`)
  const rows = []
  for (const { name } of tables) {
    const text = sql`md5(coalesce(string_agg(t::text, '' order by t::text), ''))`
    const [row] = await runtime.db.execute(
      sql`select ${name}::text as name, count(*), ${text} as hash from ${sql.identifier(name)} t`,
    )
    rows.push(row)
  }
  return JSON.stringify(rows)
}

const nowhere = "0193a5c2-7a10-7c3e-9f00-1234567890ab"
const needs: Record<string, string> = { "admin.views": "?collection=pages" }

/** What everybody has of their own under the same name. */
const shared: Ids = { group: "mail-booking-confirmed" }

/** The addresses of the routes with this access; nested layouts have none of their own. */
function routesOf(...kinds: Access[]) {
  return [...adminRoutes].flatMap(([name, module]) => {
    const kind = access[name]
    if (kind === undefined || !kinds.includes(kind) || name === "admin") return []
    const at = (ids: Ids) =>
      `/${addressOf(name).replaceAll(/:(\w+)/g, (_, key: string) => shared[key] ?? ids[key] ?? nowhere)}${needs[name] ?? ""}`
    const isResource = module.default === undefined
    return [
      {
        name,
        kind,
        at,
        isResource,
        hasParams: name.replace("$group", "").includes("$"),
        ...module,
      },
    ]
  })
}

type Browser = Awaited<ReturnType<typeof browse>>

/** What a GET and a POST of an address answer; null where the route takes none. */
async function tryBoth(
  browser: Browser,
  { loader, action }: { loader?: unknown; action?: unknown },
  address: string,
): Promise<{ get: number | null; post: number | null }> {
  const get = loader ? (await browser.get(address)).status : null
  const post = action ? (await browser.post(address, anyForm)).status : null
  return { get, post }
}

const expected = (status: number, route: { loader?: unknown; action?: unknown }) => ({
  get: route.loader ? status : null,
  post: route.action ? status : null,
})

test("every route of the admin says who may open it", () => {
  const folder = fileURLToPath(new URL("..", import.meta.url))
  const names = readdirSync(folder).filter((name) => name.startsWith("admin"))
  const routes = names.map((name) => name.replace(/\.tsx?$/, "")).sort()
  expect(Object.keys(access).sort()).toEqual(routes)
  // Those that are tried below are all of them.
  expect([...adminRoutes.keys()].sort()).toEqual(routes)
})

test("nobody who is not signed in gets further than the sign-in, and changes nothing", async () => {
  const browser = await browse(runtime, null)
  const before = await everything()
  for (const route of routesOf("everybody", "own", "own-read", "own-admins", "admins")) {
    const address = route.at(theirs)
    if (route.loader) {
      const { status, location, text } = await browser.get(address)
      expect([302, 303], address).toContain(status)
      expect(location, address).toMatch(/^\/admin\/(login|calendars$|settings$)/)
      expect(text.includes("Client"), address).toBe(false)
    }
    if (route.action) {
      const { status, location } = await browser.post(address, anyForm)
      expect([status, location], address).toEqual([302, "/admin/login"])
    }
  }
  expect(await everything()).toBe(before)
}, 60_000)

test("a member gets 404 for what is somebody else's and 403 for what takes more, and changes nothing", async () => {
  const browser = await browse(runtime, memberId)
  const before = await everything()
  for (const route of routesOf("own", "own-read", "own-admins", "admins")) {
    const status = route.kind === "admins" ? 403 : 404
    const answer = await tryBoth(browser, route, route.at(theirs))
    expect(answer, route.name).toEqual(expected(status, route))
  }
  expect(await everything()).toBe(before)
}, 60_000)

test("a member looks at what is their own, and what takes more is refused with nothing changed", async () => {
  const browser = await browse(runtime, memberId)
  const before = await everything()
  for (const route of routesOf("own", "own-read", "own-admins")) {
    if (route.name.includes("$connection")) continue
    const address = route.at(own)
    const looked = await browser.get(address)
    expect(looked.status, address).toBe(route.kind === "own-admins" ? 403 : 200)
    if (route.kind === "own" || !route.action) continue
    expect((await browser.post(address, anyForm)).status, address).toBe(403)
  }
  expect(await everything()).toBe(before)
}, 60_000)

test("no screen that a member opens tells of anybody else, or offers what they may not do", async () => {
  const browser = await browse(runtime, memberId)
  const refused = routesOf("admins").filter(({ hasParams }) => !hasParams)
  const closed = new Set(refused.map(({ at }) => at({})))
  const shown = routesOf("everybody", "own", "own-read").filter(({ isResource }) => !isResource)
  for (const { name, at } of shown) {
    if (name.includes("$connection")) continue
    const address = at(own)
    const { status, text } = await browser.get(address)
    expect(status, address).toBe(200)
    for (const mark of ["Foreign", "guest@example.com", ...Object.values(theirs)]) {
      // Pictures are everybody's of the organizer.
      if (mark !== "1" && mark !== own["mediaId"])
        expect(text.includes(mark), `${address} shows ${mark}`).toBe(false)
    }
    for (const [, href = ""] of text.matchAll(/(?:href|action)="(\/admin[^"?#]*)/g)) {
      expect(closed, `${address} leads to ${href}`).not.toContain(href)
      if (!href.includes(own["pageId"] ?? "-") && !href.includes(own["bookingId"] ?? "-")) continue
      expect(href, address).not.toMatch(
        /\/(hosts|publication|plan|revisions|refund|host|deletion)$/,
      )
    }
  }
  const list = await browser.get("/admin/bookings")
  expect(list.text).toContain("Own Client")
}, 60_000)

test("owner and admin of another organizer get 404 for everything here, and change nothing", async () => {
  for (const userId of [stranger.userId, strangeAdminId]) {
    const browser = await browse(runtime, userId)
    const before = await everything()
    for (const route of routesOf("everybody", "own", "own-read", "own-admins", "admins")) {
      const address = route.at(theirs)
      if (route.hasParams) {
        expect(await tryBoth(browser, route, address), address).toEqual(expected(404, route))
      } else if (route.loader) {
        const { status, text } = await browser.get(address)
        expect([200, 302], address).toContain(status)
        expect(/Foreign|Own Client|Ben Chu|guest@example\.com/.test(text), address).toBe(false)
      }
    }
    expect(await everything()).toBe(before)
  }
}, 90_000)

test("owner and admin open every screen", async () => {
  for (const userId of [world.studio.userId, adminId]) {
    const browser = await browse(runtime, userId)
    for (const route of routesOf("everybody", "own", "own-read", "own-admins", "admins")) {
      if (!route.loader) continue
      const { status } = await browser.get(route.at(theirs))
      const isFile = /\.(export|preview|\$fileId)$/.test(route.name)
      const leadsOn = (route.isResource && !isFile) || route.name.includes("$invitationId")
      expect(status, `${route.name} as ${userId}`).toBe(leadsOn ? 302 : 200)
    }
  }
}, 60_000)

test("an admin gets 403 for what is about an owner", async () => {
  const browser = await browse(runtime, adminId)
  const before = await everything()
  for (const route of routesOf("admins").filter(({ name }) => name.includes("$userId"))) {
    const address = route.at({ userId: world.studio.userId })
    expect(await tryBoth(browser, route, address), address).toEqual(expected(403, route))
  }
  const promoted = `/admin/settings/people/${memberId}`
  expect((await browser.post(promoted, { role: "owner" })).status).toBe(400)
  expect(await everything()).toBe(before)
})

test("a member cancels their own booking while nothing was paid, and no longer once money came in", async () => {
  const browser = await browse(runtime, memberId)
  const place = `/admin/bookings/${own["bookingId"]}/cancellation`
  const paid = (capturedMinor: number) =>
    runtime.db
      .update(payments)
      .set({ capturedMinor })
      .where(eq(payments.bookingId, own["bookingId"] ?? ""))
      .returning({ id: payments.id })
  expect(await paid(5000)).toHaveLength(1)
  expect((await browser.get(place)).status).toBe(403)
  expect((await browser.post(place, { refund: "none" })).status).toBe(403)
  expect((await browser.get(`/admin/bookings/${own["bookingId"]}`)).text).not.toContain(place)
  await paid(0)
  expect((await browser.get(place)).status).toBe(200)
  expect((await browser.post(place, { refund: "none" })).status).toBe(303)
})
