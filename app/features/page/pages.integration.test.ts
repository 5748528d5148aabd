import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { auditLog } from "#db/schema/operations.ts"
import { pageRevisions } from "#db/schema/pages.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { createPage } from "./create-page.server.ts"
import { publishPage } from "./publish-page.server.ts"
import {
  findPageAtOldAddress,
  findPreviewedPage,
  findPublishedPage,
  listPublishedPages,
} from "./queries.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent, type PageContent } from "./schema.ts"
import { withdrawPage } from "./withdraw-page.server.ts"

let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>
let other: Awaited<ReturnType<typeof createTestOrganizer>>

const content: PageContent = {
  ...emptyPageContent,
  title: "Consultation",
  durations: [{ minutes: 30, amountMinor: 5000 }],
}

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  other = await createTestOrganizer(runtime, "other")
})
afterAll(() => runtime.close())

async function draft(slug: string) {
  const made = await createPage(studio.actor, { slug, content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made
}

const address = (pageSlug: string) => ({ organizerSlug: "studio", pageSlug })

test("a draft is not shown, and shows once it is published, with its host's hours, in one query", async () => {
  const { pageId } = await draft("shown")
  expect(await findPublishedPage(address("shown"), runtime)).toBeNull()
  expect(await publishPage(studio.actor, { pageId, number: 1 }, runtime)).toEqual({ ok: true })
  runtime.queries.length = 0
  const shown = await findPublishedPage(address("shown"), runtime)
  expect(runtime.queries.filter((query) => query.includes("pages"))).toHaveLength(1)
  expect(shown).toMatchObject({
    organizer: { id: studio.organizerId, slug: "studio", timeZone: "Europe/Berlin", locale: "en" },
    page: { id: pageId, slug: "shown" },
    revision: { number: 1, content },
  })
  expect(shown?.hosts).toEqual([
    {
      hostId: studio.hostId,
      name: "Ada Berg",
      email: "studio@example.com",
      scheduleId: studio.scheduleId,
      timeZone: "Europe/Berlin",
      weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({
        weekday,
        startMinute: 540,
        endMinute: 1020,
      })),
      pausedAt: null,
      weight: 1,
      isFixed: false,
      photo: null,
    },
  ])
  expect((await listPublishedPages("studio", runtime))?.pages.map((page) => page.slug)).toContain(
    "shown",
  )
  expect(await listPublishedPages("nobody", runtime)).toBeNull()
})

test("what is saved after publishing stays a draft until it is published too", async () => {
  const { pageId } = await draft("later")
  await publishPage(studio.actor, { pageId, number: 1 }, runtime)
  const saved = await savePage(
    studio.actor,
    { pageId, basedOn: 1, slug: "later", content: { ...content, title: "Dearer" } },
    runtime,
  )
  expect(saved).toMatchObject({ ok: true, number: 2 })
  expect((await findPublishedPage(address("later"), runtime))?.revision.number).toBe(1)
  if (!saved.ok) throw new Error("not saved")
  const preview = await findPreviewedPage(
    { ...address("later"), revisionId: saved.revisionId },
    runtime,
  )
  expect(preview?.revision.content.title).toBe("Dearer")
  expect(await publishPage(studio.actor, { pageId, number: 1 }, runtime)).toMatchObject({
    problem: "changed-meanwhile",
  })
  await publishPage(studio.actor, { pageId, number: 2 }, runtime)
  expect((await findPublishedPage(address("later"), runtime))?.revision.number).toBe(2)
})

test("of two who edit the same revision the second overwrites nothing and sees the first", async () => {
  const { pageId } = await draft("edited")
  const edit = (title: string) =>
    savePage(
      studio.actor,
      { pageId, basedOn: 1, slug: "edited", content: { ...content, title } },
      runtime,
    )
  const results = await Promise.all([edit("Mine"), edit("Yours")])
  const won = results.filter((result) => result.ok)
  const lost = results.find((result) => !result.ok)
  expect(won).toHaveLength(1)
  expect(lost).toMatchObject({ problem: "changed-meanwhile", newest: { number: 2 } })
  const stored = await runtime.db
    .select()
    .from(pageRevisions)
    .where(eq(pageRevisions.pageId, pageId))
  expect(stored).toHaveLength(2)
})

test("saving what stands there already makes no revision", async () => {
  const { pageId } = await draft("same")
  const saved = await savePage(studio.actor, { pageId, basedOn: 1, slug: "same", content }, runtime)
  expect(saved).toMatchObject({ ok: true, number: 1 })
})

test("an address that a page had before leads to where it is now, and no other page may take it", async () => {
  const { pageId } = await draft("old-place")
  await savePage(studio.actor, { pageId, basedOn: 1, slug: "new-place", content }, runtime)
  expect(await findPageAtOldAddress(address("old-place"), runtime)).toBeNull()
  await publishPage(studio.actor, { pageId, number: 2 }, runtime)
  expect(await findPageAtOldAddress(address("old-place"), runtime)).toEqual(address("new-place"))
  expect(await findPageAtOldAddress(address("new-place"), runtime)).toBeNull()
  expect(await findPageAtOldAddress(address("never-was"), runtime)).toBeNull()
  expect(await createPage(studio.actor, { slug: "old-place", content }, runtime)).toMatchObject({
    problem: "slug-taken",
  })
  const back = await savePage(
    studio.actor,
    { pageId, basedOn: 2, slug: "old-place", content },
    runtime,
  )
  expect(back).toMatchObject({ ok: true })
  expect(await findPageAtOldAddress(address("new-place"), runtime)).toEqual(address("old-place"))
})

test("an address that an organizer had before leads on too", async () => {
  await draft("moved-along").then(({ pageId }) =>
    publishPage(studio.actor, { pageId, number: 1 }, runtime),
  )
  await runtime.db.execute(
    sql`insert into organizer_addresses (slug, organizer_id) values ('atelier', ${studio.organizerId}::uuid)`,
  )
  expect(
    await findPageAtOldAddress({ organizerSlug: "atelier", pageSlug: "moved-along" }, runtime),
  ).toEqual(address("moved-along"))
  expect(await findPageAtOldAddress({ organizerSlug: "atelier", pageSlug: null }, runtime)).toEqual(
    { organizerSlug: "studio", pageSlug: null },
  )
  expect(
    await findPageAtOldAddress({ organizerSlug: "studio", pageSlug: null }, runtime),
  ).toBeNull()
})

test("addresses of our own, malformed ones and taken ones are refused", async () => {
  await draft("taken")
  for (const [slug, problem] of [
    ["admin", "slug-reserved"],
    ["held", "slug-reserved"],
    ["Über uns", "slug-malformed"],
    ["a", "slug-malformed"],
    ["", "slug-empty"],
    ["taken", "slug-taken"],
  ] as const) {
    expect(await createPage(studio.actor, { slug, content }, runtime)).toEqual({
      ok: false,
      problem,
    })
  }
})

test("two organizers may use the same address", async () => {
  await draft("both")
  expect(await createPage(other.actor, { slug: "both", content }, runtime)).toMatchObject({
    ok: true,
  })
})

test("a page withdrawn or archived is not shown, and what was done is written down", async () => {
  const { pageId } = await draft("withdrawn")
  await publishPage(studio.actor, { pageId, number: 1 }, runtime)
  for (const status of ["unpublished", "archived"] as const) {
    await withdrawPage(studio.actor, { pageId, status }, runtime)
    expect(await findPublishedPage(address("withdrawn"), runtime)).toBeNull()
  }
  const written = await runtime.db.select().from(auditLog).where(eq(auditLog.subjectId, pageId))
  expect(written.map((row) => row.action)).toEqual([
    "page.created",
    "page.published",
    "page.unpublished",
    "page.archived",
  ])
  expect(written.every((row) => row.userId === studio.userId)).toBe(true)
})

test("another organizer's page cannot be saved, published or withdrawn", async () => {
  const { pageId } = await draft("not-yours")
  for (const result of [
    await savePage(
      other.actor,
      { pageId, basedOn: 1, slug: "mine-now", content: { ...content, title: "Mine" } },
      runtime,
    ),
    await publishPage(other.actor, { pageId, number: 1 }, runtime),
    await withdrawPage(other.actor, { pageId, status: "archived" }, runtime),
    await publishPage(studio.actor, { pageId: "'; drop table pages", number: 1 }, runtime),
  ]) {
    expect(result).toEqual({ ok: false, problem: "not-found" })
  }
})
