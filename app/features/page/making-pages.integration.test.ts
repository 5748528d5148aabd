import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { auditLog } from "#db/schema/operations.ts"
import { hosts } from "#db/schema/organizers.ts"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import {
  createBookingWorld,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { createPage } from "./create-page.server.ts"
import { deletePage } from "./delete-page.server.ts"
import { duplicatePage } from "./duplicate-page.server.ts"
import { findPage } from "./find-page.server.ts"
import { findWhatHangs } from "./find-what-hangs.server.ts"
import { listPageHosts } from "./list-page-hosts.server.ts"
import { proposeCopy } from "./propose-copy.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import { withdrawPage } from "./withdraw-page.server.ts"

let world: BookingWorld
let other: Awaited<ReturnType<typeof createTestOrganizer>>
let consultation: string

beforeAll(async () => {
  world = await createBookingWorld()
  other = await createTestOrganizer(world.runtime, "other")
  const found = await world.runtime.db.query.pages.findFirst({
    where: (page, { eq }) => eq(page.slug, "consultation"),
  })
  consultation = found!.id
})
afterAll(() => world.close())

async function draft(slug: string) {
  const content = { ...emptyPageContent, title: slug }
  const made = await createPage(world.studio.actor, { slug, content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

test("a copy is a draft that says the same as what was saved last, with the same hosts", async () => {
  const { studio, runtime } = world
  const pageId = await draft("original")
  await publishPage(studio.actor, { pageId, number: 1 }, runtime)
  const content = { ...emptyPageContent, title: "Newer", capacity: 7 }
  await savePage(studio.actor, { pageId, basedOn: 1, slug: "original", content }, runtime)
  const input = { pageId, slug: "original-copy", title: "Newer (copy)" }
  const copied = await duplicatePage(studio.actor, input, runtime)
  if (!copied.ok) throw new Error(copied.problem)
  const copy = await findPage(studio.organizerId, copied.pageId, runtime)
  expect(copy).toMatchObject({
    slug: "original-copy",
    status: "draft",
    publishedRevisionId: null,
    newest: { number: 1, content: { ...content, title: "Newer (copy)" } },
  })
  const hostsOf = (id: string) =>
    listPageHosts({ organizerId: studio.organizerId, pageId: id }, runtime)
  expect(await hostsOf(copied.pageId)).toEqual(await hostsOf(pageId))
  const [written] = await runtime.db
    .select({ detail: auditLog.detail })
    .from(auditLog)
    .where(eq(auditLog.subjectId, copied.pageId))
  expect(written?.detail).toEqual({ copyOf: pageId })
})

test("of two who make the same copy at once one is told that its address is taken", async () => {
  const { studio, runtime } = world
  const pageId = await draft("twice")
  const input = { pageId, slug: "twice-copy", title: "Twice" }
  const results = await Promise.all([
    duplicatePage(studio.actor, input, runtime),
    duplicatePage(studio.actor, input, runtime),
  ])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, problem: "slug-taken" })
})

test("a copy's address is proposed anew for each, and never one that a page had before", async () => {
  const { studio, runtime } = world
  const about = { slug: "series", title: "Series", locale: "en" }
  const propose = () => proposeCopy(runtime.db, studio.organizerId, about)
  expect(await propose()).toEqual({ slug: "series-copy", title: "Series (copy)" })
  const pageId = await draft("series-copy")
  expect((await propose()).slug).toBe("series-copy-2")
  const content = { ...emptyPageContent, title: "Moved" }
  await savePage(studio.actor, { pageId, basedOn: 1, slug: "elsewhere", content }, runtime)
  expect((await propose()).slug).toBe("series-copy-2")
  const long = await proposeCopy(runtime.db, studio.organizerId, {
    slug: "s".repeat(60),
    title: "T".repeat(120),
    locale: "en",
  })
  expect(long.slug.length).toBeLessThanOrEqual(60)
  expect(long.title).toHaveLength(120)
})

test("a draft that nothing hangs on is deleted with its revisions and old addresses", async () => {
  const { studio, runtime } = world
  const pageId = await draft("short-lived")
  const content = { ...emptyPageContent, title: "Elsewhere" }
  await savePage(studio.actor, { pageId, basedOn: 1, slug: "short-lived-too", content }, runtime)
  const both = await Promise.all([
    deletePage(studio.actor, { pageId }, runtime),
    deletePage(studio.actor, { pageId }, runtime),
  ])
  expect(both).toContainEqual({ ok: true })
  expect(both).toContainEqual({ ok: false, problem: "not-found" })
  const revisions = await runtime.db
    .select()
    .from(pageRevisions)
    .where(eq(pageRevisions.pageId, pageId))
  expect(revisions).toEqual([])
  // Its addresses are free again.
  await draft("short-lived")
  await draft("short-lived-too")
})

test("a page that clients see is not deleted, and is once it was taken away unbooked", async () => {
  const { studio, runtime } = world
  const pageId = await draft("seen")
  await publishPage(studio.actor, { pageId, number: 1 }, runtime)
  expect(await deletePage(studio.actor, { pageId }, runtime)).toMatchObject({ problem: "used" })
  expect(await findWhatHangs(runtime.db, pageId)).toMatchObject({ isPublished: true, bookings: 0 })
  await withdrawPage(studio.actor, { pageId, status: "unpublished" }, runtime)
  expect(await findWhatHangs(runtime.db, pageId)).toBeNull()
  expect(await deletePage(studio.actor, { pageId }, runtime)).toEqual({ ok: true })
})

test("a page that was ever booked stays", async () => {
  const { studio, runtime } = world
  await hold(world)
  await withdrawPage(studio.actor, { pageId: consultation, status: "archived" }, runtime)
  expect(await findWhatHangs(runtime.db, consultation)).toMatchObject({ bookings: 1, meetings: 1 })
  expect(await deletePage(studio.actor, { pageId: consultation }, runtime)).toMatchObject({
    problem: "used",
  })
  const [left] = await runtime.db.select().from(pages).where(eq(pages.id, consultation))
  expect(left?.status).toBe("archived")
})

test("another organizer's page is neither copied nor deleted", async () => {
  const { runtime } = world
  const pageId = await draft("not-theirs")
  const input = { pageId, slug: "stolen", title: "Stolen" }
  const refused = { ok: false, problem: "not-found" }
  expect(await duplicatePage(other.actor, input, runtime)).toEqual(refused)
  expect(await deletePage(other.actor, { pageId }, runtime)).toEqual(refused)
  expect(await deletePage(other.actor, { pageId: "no id" }, runtime)).toEqual(refused)
  const [count] = await runtime.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pages where id = ${pageId}::uuid or slug = 'stolen'`,
  )
  expect(count?.count).toBe(1)
})

test("a page for a team begins with everybody who takes bookings, one's own host first", async () => {
  const { studio, runtime } = world
  const host = (name: string) => ({
    ...{ name, email: `${name}@example.com`, userId: null, timeZone: "Europe/Berlin" },
  })
  const made = []
  for (const name of ["bo", "cy"]) made.push(await createHost(studio.actor, host(name), runtime))
  const [bo, cy] = made.map((result) => (result.ok ? result.hostId : ""))
  await runtime.db
    .update(hosts)
    .set({ pausedAt: await runtime.clock.now(runtime.db) })
    .where(eq(hosts.id, cy!))
  const content = { ...emptyPageContent, title: "Team", hostChoice: "round-robin" as const }
  const page = await createPage(studio.actor, { slug: "team", content, isForTeam: true }, runtime)
  if (!page.ok) throw new Error(page.problem)
  const here = { organizerId: studio.organizerId, pageId: page.pageId }
  const team = await listPageHosts(here, runtime)
  expect(team.map(({ hostId }) => hostId)).toEqual([studio.hostId, bo])
})
