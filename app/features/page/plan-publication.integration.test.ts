import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { pages } from "#db/schema/pages.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import {
  createBookingWorld,
  drain,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { oweDue } from "#jobs/owe-due.ts"
import { taskList } from "#jobs/task-list.ts"
import { callOffPublication } from "./call-off-publication.server.ts"
import { createPage } from "./create-page.server.ts"
import { findPage } from "./find-page.server.ts"
import { planPublication } from "./plan-publication.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { findPublishedPage } from "./queries.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import { withdrawPage } from "./withdraw-page.server.ts"

const HOUR = 3_600_000
let world: BookingWorld
let other: Awaited<ReturnType<typeof createTestOrganizer>>

beforeAll(async () => {
  world = await createBookingWorld()
  other = await createTestOrganizer(world.runtime, "other")
})
afterAll(() => world.close())

const content = (title: string) => ({ ...emptyPageContent, title })

async function draft(slug: string) {
  const page = { slug, content: content(slug) }
  const made = await createPage(world.studio.actor, page, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

const inHours = async (hours: number) =>
  new Date((await world.runtime.clock.now(world.runtime.db)).getTime() + hours * HOUR)

const plan = async (pageId: string, hours: number, number = 1) =>
  planPublication(world.studio.actor, { pageId, number, at: await inHours(hours) }, world.runtime)

const shown = (pageSlug: string) =>
  findPublishedPage({ organizerSlug: "studio", pageSlug }, world.runtime)

const published = async (pageId: string) => {
  const changes = await listChanges(world.studio.organizerId, { subjectId: pageId }, world.runtime)
  return changes.filter(({ action }) => action === "page.published").length
}

test("what is planned is published when its time has come, once, and what was saved since is not", async () => {
  const pageId = await draft("in-time")
  expect(await plan(pageId, 2)).toEqual({ ok: true })
  await savePage(
    world.studio.actor,
    { pageId, basedOn: 1, slug: "in-time", content: content("Saved since") },
    world.runtime,
  )
  expect((await findPage(world.studio.organizerId, pageId, world.runtime))?.planned).toEqual({
    at: await inHours(2),
    number: 1,
    timeZone: "Europe/Berlin",
  })
  await taskList.publish_page({ pageId }, world.runtime)
  expect(await shown("in-time")).toBeNull()
  world.advance(2 * HOUR)
  await Promise.all([
    taskList.publish_page({ pageId }, world.runtime),
    taskList.publish_page({ pageId }, world.runtime),
    drain(world),
  ])
  expect((await shown("in-time"))?.revision).toMatchObject({ number: 1 })
  expect(await published(pageId)).toBe(1)
  expect((await findPage(world.studio.organizerId, pageId, world.runtime))?.planned).toBeNull()
})

test("a plan whose job is lost is found by its row", async () => {
  const { db } = world.runtime
  const pageId = await draft("swept")
  await plan(pageId, 1)
  await db.execute("delete from graphile_worker._private_jobs")
  expect(await oweDue(db, await inHours(0))).toBe(0)
  world.advance(HOUR)
  expect(await oweDue(db, await inHours(0))).toBe(1)
  await drain(world)
  expect(await shown("swept")).not.toBeNull()
})

test("a plan is changed by another, and only the last one counts", async () => {
  const pageId = await draft("later-still")
  await plan(pageId, 1)
  await plan(pageId, 3)
  world.advance(2 * HOUR)
  await drain(world)
  expect(await shown("later-still")).toBeNull()
  world.advance(HOUR)
  await drain(world)
  expect(await shown("later-still")).not.toBeNull()
})

test("a plan that was called off, or whose page was put away, publishes nothing", async () => {
  const { studio, runtime } = world
  const calledOff = await draft("called-off")
  const archived = await draft("put-away")
  const unpublished = await draft("taken-away")
  await publishPage(studio.actor, { pageId: unpublished, number: 1 }, runtime)
  const saved = { basedOn: 1, slug: "taken-away", content: content("Newer") }
  await savePage(studio.actor, { pageId: unpublished, ...saved }, runtime)
  for (const pageId of [calledOff, archived]) expect((await plan(pageId, 1)).ok).toBe(true)
  expect((await plan(unpublished, 1, 2)).ok).toBe(true)
  for (let twice = 0; twice < 2; twice++) {
    await callOffPublication(studio.actor, { pageId: calledOff }, runtime)
    await withdrawPage(studio.actor, { pageId: archived, status: "archived" }, runtime)
    await withdrawPage(studio.actor, { pageId: unpublished, status: "unpublished" }, runtime)
  }
  world.advance(2 * HOUR)
  await drain(world)
  for (const slug of ["called-off", "put-away", "taken-away"]) expect(await shown(slug)).toBeNull()
})

test("publishing by hand makes a plan done with", async () => {
  const { studio, runtime } = world
  const pageId = await draft("by-hand")
  await plan(pageId, 1)
  const saved = { basedOn: 1, slug: "by-hand", content: content("Newer") }
  await savePage(studio.actor, { pageId, ...saved }, runtime)
  await publishPage(studio.actor, { pageId, number: 2 }, runtime)
  world.advance(2 * HOUR)
  await drain(world)
  expect((await shown("by-hand"))?.revision.number).toBe(2)
})

test("a time that is over, a revision not looked at, and nothing new are refused", async () => {
  const pageId = await draft("refused")
  expect(await plan(pageId, 0)).toEqual({ ok: false, problem: "time-past" })
  expect(await plan(pageId, 1, 2)).toEqual({ ok: false, problem: "changed-meanwhile" })
  await publishPage(world.studio.actor, { pageId, number: 1 }, world.runtime)
  expect(await plan(pageId, 1)).toEqual({ ok: false, problem: "nothing-new" })
})

test("another organizer plans nothing here and calls nothing off", async () => {
  const { runtime } = world
  const pageId = await draft("not-theirs")
  await plan(pageId, 1)
  const at = await inHours(5)
  const refused = { ok: false, problem: "not-found" }
  expect(await planPublication(other.actor, { pageId, number: 1, at }, runtime)).toEqual(refused)
  expect(await callOffPublication(other.actor, { pageId }, runtime)).toEqual(refused)
  const [row] = await runtime.db.select().from(pages).where(eq(pages.id, pageId))
  expect(row?.scheduledAt).toEqual(await inHours(1))
})
