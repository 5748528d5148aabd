import { desc, eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { media } from "#db/schema/media.ts"
import { hosts, organizers } from "#db/schema/organizers.ts"
import { pages } from "#db/schema/pages.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { createTestOrganizer, createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { browse, fieldsOf } from "./testing.server.ts"

const runtime = await createTestRuntime()
const studio = await createTestOrganizer(runtime, "studio")
const browser = await browse(runtime, studio.userId)
let shade = 0
afterAll(() => runtime.close())

async function upload(): Promise<string> {
  const bytes = await picture("png", { colour: `#aa11${String(++shade).padStart(2, "0")}` })
  const made = await uploadPicture(studio.actor, { filename: "harbour.png", bytes }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.mediaId
}

/** Saves a form whose pictures are deleted once it was judged, right before its transaction begins. */
async function saveAsTheyGo(path: string, formId: string, fields: Record<string, string>) {
  const { db } = runtime
  const form = { ...fieldsOf(await browser.get(path), formId), ...fields }
  const transaction = db.transaction.bind(db)
  const gone = Object.entries(fields).filter(([name]) => name.endsWith("MediaId"))
  db.transaction = async (...change) => {
    db.transaction = transaction
    for (const [, id] of gone) await db.delete(media).where(eq(media.id, id))
    return transaction(...change)
  }
  return browser.post(path, form).finally(() => (db.transaction = transaction))
}

const sentence = "This picture was deleted a moment ago."

test("a cover that is deleted while its page is saved is said at its field, and nothing typed is lost", async () => {
  const content = { ...emptyPageContent, title: "Workshop" }
  const made = await createPage(studio.actor, { slug: "workshop", content }, runtime)
  const edited = `/admin/pages/${made.ok ? made.pageId : ""}`
  for (const [path, slug] of [
    [edited, "workshop"],
    ["/admin/pages/new", "another"],
  ] as const) {
    const typed = { title: "Typed just now", slug, coverMediaId: await upload() }
    const refused = await saveAsTheyGo(path, "page", typed)
    expect([path, refused.status]).toEqual([path, 400])
    expect(refused.text).toContain(sentence)
    const again = fieldsOf(refused, "page")
    expect(again).toMatchObject({ title: "Typed just now" })
    expect((await browser.post(path, { ...again, slug })).status).toBe(303)
  }
  const saved = await runtime.db.select().from(pages).orderBy(desc(pages.createdAt))
  expect(saved.map(({ title }) => title)).toEqual(["Typed just now", "Typed just now"])
})

test("a host's photo that is deleted while it is saved is said at its field", async () => {
  const [host] = await runtime.db.select().from(hosts)
  const typed = { name: "As typed", photoMediaId: await upload() }
  const refused = await saveAsTheyGo(`/admin/hosts/${host?.id ?? ""}`, "host", typed)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain(sentence)
  expect(fieldsOf(refused, "host")).toMatchObject({ name: "As typed" })
})

test("the brand's logo and icon that are deleted while it is saved are said at their fields", async () => {
  const path = "/admin/settings/brand"
  const logoMediaId = await upload()
  const both = { footer: "As typed", logoMediaId, faviconMediaId: await upload() }
  const refused = await saveAsTheyGo(path, "brand", both)
  expect(refused.status).toBe(400)
  // At each field, and in the summary above.
  expect(refused.text.split(sentence)).toHaveLength(5)
  const again = fieldsOf(refused, "brand")
  expect(again).toMatchObject({ footer: "As typed" })
  const one = await saveAsTheyGo(path, "brand", { ...again, faviconMediaId: await upload() })
  expect([one.status, one.text.split(sentence).length]).toEqual([400, 3])
  expect((await browser.post(path, fieldsOf(one, "brand"))).status).toBe(303)
  const [saved] = await runtime.db.select().from(organizers)
  expect(saved).toMatchObject({ footer: "As typed", logoMediaId: null, faviconMediaId: null })
})
