import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { hosts, organizers } from "#db/schema/organizers.ts"
import { pages } from "#db/schema/pages.ts"
import { deletePicture } from "#app/features/media/delete-picture.server.ts"
import { describePicture } from "#app/features/media/describe-picture.server.ts"
import { findVariant } from "#app/features/media/find-variant.server.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { createTestOrganizer, createTestRuntime } from "#app/features/organizer/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { createPage } from "./create-page.server.ts"
import { planPublication } from "./plan-publication.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { restoreRevision } from "./restore-revision.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import { showBookingPage } from "./show-booking-page.server.ts"
import { showOrganizer } from "./show-organizer.server.ts"

const runtime = await createTestRuntime()
const studio = await createTestOrganizer(runtime, "studio")
afterAll(() => runtime.close())

let shade = 0
async function upload(width = 1500): Promise<string> {
  shade += 1
  const bytes = await picture("jpeg", { width, colour: `#${String(shade).padStart(6, "0")}` })
  const result = await uploadPicture(studio.actor, { filename: "a.jpg", bytes }, runtime)
  if (!result.ok) throw new Error(result.problem)
  const alt = `A "quiet" room ${shade}`
  await describePicture(studio.actor, { mediaId: result.mediaId, alt }, runtime)
  return result.mediaId
}

let made = 0
async function page(changes: object): Promise<string> {
  made += 1
  const slug = `page-${made}`
  const content = { ...emptyPageContent, title: `Page ${made}`, ...changes }
  const draft = await createPage(studio.actor, { slug, content }, runtime)
  if (!draft.ok) throw new Error(draft.problem)
  await publishPage(studio.actor, { pageId: draft.pageId, number: 1 }, runtime)
  return slug
}

async function show(pageSlug: string, query = "") {
  const shown = await showBookingPage(
    {
      ...{ organizerSlug: "studio", pageSlug, query: new URLSearchParams(query) },
      ...{ rememberedZone: null, locale: () => "en" },
    },
    { ...runtime, calendars: { google: null }, stripe: null } as unknown as Runtime,
  )
  if (!shown || !("share" in shown)) throw new Error("not shown")
  return shown
}

test("a page's cover stands on it in every width, with its words and its proportions", async () => {
  const { facts } = await show(await page({ coverMediaId: await upload() }))
  expect(facts.cover).toMatchObject({ alt: 'A "quiet" room 1', width: 1500, height: 300 })
  expect(facts.cover?.src).toMatch(/^\/media\/[0-9a-f]{32}\/640\.webp$/)
  const widths = facts.cover?.srcSet.split(", ").map((one) => one.split(" ")[1])
  expect(widths).toEqual(["320w", "640w", "1280w", "1500w"])
})

test("a link to a page is previewed with its cover, by an absolute address every program can read", async () => {
  const slug = await page({ coverMediaId: await upload(), description: "Come **in**." })
  const { share } = await show(slug)
  const facts = Object.fromEntries(share.map(({ property, content }) => [property, content]))
  expect(facts).toMatchObject({
    "og:title": "Page 2",
    "og:url": `http://localhost:3000/studio/${slug}`,
    "og:description": "Come in.",
    "og:image:width": "1280",
    "og:image:alt": 'A "quiet" room 2',
  })
  expect(facts["og:image"]).toMatch(/^http:\/\/localhost:3000\/media\/[0-9a-f]{32}\/1280\.jpg$/)
})

test("what is not for everybody tells programs nothing", async () => {
  const slug = await page({ coverMediaId: await upload() })
  expect((await show(slug, "name=Ada")).share).toEqual([])
})

test("a page without a cover says nothing of one, and asks the database no more often with one", async () => {
  const [without, withCover] = [await page({}), await page({ coverMediaId: await upload() })]
  const counted = async (slug: string) => {
    runtime.queries.length = 0
    const shown = await show(slug)
    return { count: runtime.queries.length, shown }
  }
  const plain = await counted(without)
  expect(plain.shown.facts.cover).toBeNull()
  expect(plain.shown.share.map(({ property }) => property)).not.toContain("og:image")
  expect((await counted(withCover)).count).toBe(plain.count)
})

test("the organizer's list shows covers, and their logo and icon stand on every page", async () => {
  const [logoMediaId, faviconMediaId] = [await upload(), await upload(64)]
  await runtime.db
    .update(organizers)
    .set({ logoMediaId, faviconMediaId })
    .where(eq(organizers.id, studio.organizerId))
  const list = await showOrganizer({ organizerSlug: "studio", locale: () => "en" }, runtime)
  expect(list?.facts.brand.logoUrl).toMatch(/^\/media\/[0-9a-f]{32}\/320\.webp$/)
  expect(list?.facts.pages.filter(({ cover }) => cover)).toHaveLength(4)
  const { facts, frame } = await show("page-1")
  expect(facts.offer.brand.logoUrl).toBe(list?.facts.brand.logoUrl)
  expect(frame.icon).toMatchObject({ type: "image/jpeg" })
  expect(frame.icon?.href).toMatch(/^\/media\/[0-9a-f]{32}\/64\.jpg$/)
})

test("a host's photo stands beside their name", async () => {
  const photoMediaId = await upload(400)
  await runtime.db.update(hosts).set({ photoMediaId }).where(eq(hosts.id, studio.hostId))
  const { facts } = await show("page-1")
  expect(facts.offer.host.photoUrl).toMatch(/^\/media\/[0-9a-f]{32}\/320\.webp$/)
})

test("a revision that is restored brings its cover back, also one that was deleted since", async () => {
  const coverMediaId = await upload()
  const slug = await page({ coverMediaId })
  const { pageId } = await pageAt(slug)
  const content = { ...emptyPageContent, title: "Without", coverMediaId: null }
  await savePage(studio.actor, { pageId, slug, content, basedOn: 1 }, runtime)
  await publishPage(studio.actor, { pageId, number: 2 }, runtime)
  expect(await deletePicture(studio.actor, coverMediaId, runtime)).toEqual({ ok: true })
  expect((await show(slug)).facts.cover).toBeNull()
  await restoreRevision(studio.actor, { pageId, number: 1, basedOn: 2 }, runtime)
  await publishPage(studio.actor, { pageId, number: 3 }, runtime)
  const { facts } = await show(slug)
  const [, key = "", file = ""] = /^\/media\/(\w+)\/(.+)$/.exec(facts.cover?.src ?? "") ?? []
  const variant = await findVariant({ key, file }, runtime)
  expect((await runtime.storage.get(variant?.storageKey ?? "none"))?.bytes).toBeGreaterThan(0)
})

async function pageAt(slug: string): Promise<{ pageId: string }> {
  const [row] = await runtime.db
    .select({ pageId: pages.id })
    .from(pages)
    .where(eq(pages.slug, slug))
  if (!row) throw new Error("no such page")
  return row
}

test("a picture that only a planned revision shows is in use, and is told so", async () => {
  const mediaId = await upload()
  const content = { ...emptyPageContent, title: "Planned", coverMediaId: mediaId }
  const draft = await createPage(studio.actor, { slug: "planned", content }, runtime)
  if (!draft.ok) throw new Error(draft.problem)
  const { pageId } = draft
  const at = new Date((await runtime.clock.now(runtime.db)).getTime() + 3_600_000)
  await planPublication(studio.actor, { pageId, number: 1, at }, runtime)
  const plain = { ...content, coverMediaId: null }
  await savePage(studio.actor, { pageId, basedOn: 1, slug: "planned", content: plain }, runtime)
  expect(await deletePicture(studio.actor, mediaId, runtime)).toMatchObject({
    ok: false,
    problem: "in-use",
    uses: { pages: [{ id: pageId }] },
  })
})
