import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { savedViews } from "#db/schema/access.ts"
import { hosts, organizers } from "#db/schema/organizers.ts"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import { textOverrides, textVersions } from "#db/schema/texts.ts"
import { createBookingWorld, type BookingWorld } from "#app/features/booking/testing.server.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { createTestOrganizer, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { browse, fieldsOf } from "./testing.server.ts"

type Browser = Awaited<ReturnType<typeof browse>>

const GROUP = "/admin/settings/texts/mail-booking-confirmed"

let world: BookingWorld
let runtime: TestRuntime
let stranger: Awaited<ReturnType<typeof createTestOrganizer>>
let browser: Browser
/** A picture of the organizer whom the stranger is not. */
let mediaId: string

beforeAll(async () => {
  world = await createBookingWorld()
  runtime = world.runtime as unknown as TestRuntime
  stranger = await createTestOrganizer(runtime, "stranger")
  browser = await browse(runtime, stranger.userId)
  const sent = { filename: "harbour.png", bytes: await picture("png") }
  const uploaded = await uploadPicture(world.studio.actor, sent, runtime)
  if (!uploaded.ok) throw new Error(uploaded.problem)
  mediaId = uploaded.mediaId
})
afterAll(() => world.close())

test("nothing is done with several pages at once that are somebody else's", async () => {
  const { pageId } = world.studio
  const before = await runtime.db.select().from(pages)
  for (const wish of ["unpublish", "archive", "duplicate", "bring-back"]) {
    const answer = await browser.post("/admin/pages", { do: wish, chosen: pageId, attempt: "a" })
    expect([wish, answer.status]).toEqual([wish, 200])
    expect(answer.text).not.toContain("Consultation")
  }
  expect(await runtime.db.select().from(pages)).toEqual(before)
})

test("nobody forgets, or sees, a view of somebody else's", async () => {
  const [id, createdAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const { organizerId, userId } = world.studio
  const view = { name: "Foreign view", collection: "pages", query: "status=draft" }
  await runtime.db.insert(savedViews).values({ id, organizerId, userId, ...view, createdAt })
  await browser.post("/admin/views?collection=pages", { forget: id })
  expect(await runtime.db.select().from(savedViews)).toHaveLength(1)
  expect((await browser.get("/admin/views?collection=pages")).text).not.toContain("Foreign view")
})

/** Sends a form with one of its fields as somebody's who found an id. */
async function sendWith(address: string, formId: string, foreign: Record<string, string>) {
  const fields = fieldsOf(await browser.get(address), formId)
  expect(Object.keys(fields), formId).not.toHaveLength(0)
  return browser.post(address, { ...fields, ...foreign })
}

test("the brand shows no picture of somebody else's, not even in its preview", async () => {
  const address = "/admin/settings/brand"
  for (const name of ["logoMediaId", "faviconMediaId"]) {
    expect((await sendWith(address, "brand", { [name]: mediaId })).status).toBe(400)
  }
  const preview = await browser.post(`${address}/preview`, { logoMediaId: mediaId })
  expect([preview.status, preview.text.includes("/media/")]).toEqual([200, false])
  const [own] = await runtime.db
    .select()
    .from(organizers)
    .where(eq(organizers.id, stranger.organizerId))
  expect([own?.logoMediaId, own?.faviconMediaId]).toEqual([null, null])
})

test("no host and no page shows a picture of somebody else's", async () => {
  const host = `/admin/hosts/${stranger.hostId}`
  expect((await sendWith(host, "host", { photoMediaId: mediaId })).status).toBe(400)
  const [saved] = await runtime.db.select().from(hosts).where(eq(hosts.id, stranger.hostId))
  expect(saved?.photoMediaId).toBeNull()
  const content = { ...emptyPageContent, title: "Mine" }
  const made = await createPage(stranger.actor, { slug: "mine", content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  const { pageId } = made
  const revisions = () =>
    runtime.db.select().from(pageRevisions).where(eq(pageRevisions.pageId, pageId))
  const before = await revisions()
  const page = `/admin/pages/${pageId}`
  const sent = await sendWith(page, "page", { title: "Shown", coverMediaId: mediaId })
  expect(sent.status).toBe(400)
  expect(await revisions()).toEqual(before)
})

test("a wording of somebody else's is neither read nor brought back", async () => {
  const [id, changedAt] = [runtime.ids(), await runtime.clock.now(runtime.db)]
  const { organizerId, userId } = world.studio
  const key = "emails.bookingConfirmed.subject"
  const words = { organizerId, locale: "en", key, text: "Foreign words" }
  await runtime.db
    .insert(textVersions)
    .values({ id, ...words, number: 1, changedBy: userId, changedAt })
  const answer = await browser.post(`${GROUP}/history`, { version: id, seen: "" })
  expect(answer.status).toBe(404)
  const looked = await browser.get(`${GROUP}/history?after=${id}`)
  expect([looked.status, looked.text.includes("Foreign words")]).toEqual([200, false])
  expect(await runtime.db.select().from(textOverrides)).toHaveLength(0)
})
