import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { media } from "#db/schema/media.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { pages } from "#db/schema/pages.ts"
import { organizers } from "#db/schema/organizers.ts"
import { browse, fieldsOf } from "./testing.server.ts"

type Fields = Record<string, string>

const MINUTE = 60_000
let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>
let browser: Awaited<ReturnType<typeof browse>>
let pageId = ""
/** The library, newest first. */
let library: string[] = []

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  browser = await browse(runtime, studio.userId)
  library = await fill(studio.organizerId, 110)
  await fill((await createTestOrganizer(runtime, "other")).organizerId, 2)
  const content = { ...emptyPageContent, title: "Workshop" }
  const made = await createPage(studio.actor, { slug: "workshop", content }, runtime)
  if (made.ok) pageId = made.pageId
})
afterAll(() => runtime.close())

/** Pictures named `shore-0.png` and on, every tenth described as a lighthouse; the first is the newest. */
async function fill(organizerId: string, count: number): Promise<string[]> {
  const { db, ids, random, clock } = runtime
  const now = (await clock.now(db)).getTime()
  const hex = (length: number) => Buffer.from(random(length)).toString("hex")
  const rows = Array.from({ length: count }, (_, at) => ({
    ...{ id: ids(), organizerId, publicKey: hex(16), sourceHash: hex(32) },
    ...{ filename: `shore-${at}.png`, contentType: "image/png", bytes: 900, width: 8, height: 8 },
    alt: at % 10 === 5 ? `Lighthouse number ${at}` : "",
    createdAt: new Date(now - at * MINUTE),
  }))
  await db.insert(media).values(rows)
  return rows.map(({ id }) => id)
}

const offered = (html: string, field: string) =>
  [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)]
    .filter(([tag]) => tag.includes(`name="${field}"`))
    .map(([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? "")
    .filter((value) => value !== "")

test("a page's cover is looked for by its words, page after page, and nothing typed is lost", async () => {
  const place = `/admin/pages/${pageId}`
  const first = await browser.get(place)
  expect(offered(first.text, "coverMediaId")).toEqual(library.slice(0, 48))
  expect(first.text).toContain("1–48 of 110")
  const fields = { ...fieldsOf(first, "page"), title: "Typed just now" }
  const second = await browser.post(place, { ...fields, pictures: "coverMediaId 2" })
  expect(second.status).toBe(200)
  expect(offered(second.text, "coverMediaId")).toEqual(library.slice(48, 96))
  const chosen: Fields = { ...fieldsOf(second, "page"), coverMediaId: library[50] ?? "" }
  expect(chosen["title"]).toBe("Typed just now")
  const asked = { ...chosen, "find-coverMediaId": "LIGHTHOUSE", pictures: "coverMediaId 1" }
  const found = await browser.post(place, asked)
  const lighthouses = library.filter((_, at) => at % 10 === 5)
  // What is chosen stays in sight, whatever is looked for.
  expect(offered(found.text, "coverMediaId")).toEqual([library[50], ...lighthouses])
  const again: Fields = { ...fieldsOf(found, "page"), coverMediaId: lighthouses.at(-1) ?? "" }
  expect(again["find-coverMediaId"]).toBe("LIGHTHOUSE")
  expect((await browser.post(place, again)).status).toBe(303)
  const [saved] = await runtime.db.select().from(pages).where(eq(pages.id, pageId))
  expect(saved?.title).toBe("Typed just now")
  const shown = await browser.get(place)
  expect(fieldsOf(shown, "page")["coverMediaId"]).toBe(lighthouses.at(-1))
})

test("an old picture that is chosen stays chosen when something else is wrong with the form", async () => {
  const place = `/admin/pages/${pageId}`
  const fields = fieldsOf(await browser.get(place), "page")
  const wrong = { ...fields, title: "", coverMediaId: library[109] ?? "" }
  const refused = await browser.post(place, wrong)
  expect(refused.status).toBe(400)
  expect(fieldsOf(refused, "page")["coverMediaId"]).toBe(library[109])
})

test("logo and icon are looked for on their own, and looking saves nothing", async () => {
  const place = "/admin/settings/brand"
  const fields = fieldsOf(await browser.get(place), "brand")
  const found = await browser.post(place, {
    ...{ ...fields, footer: "Typed", "find-logoMediaId": "shore-77" },
    pictures: "logoMediaId 1",
  })
  expect(found.status).toBe(200)
  expect(offered(found.text, "logoMediaId")).toEqual([library[77]])
  expect(offered(found.text, "faviconMediaId")).toEqual(library.slice(0, 48))
  expect(fieldsOf(found, "brand")["footer"]).toBe("Typed")
  const ofStudio = eq(organizers.id, studio.organizerId)
  const [saved] = await runtime.db.select().from(organizers).where(ofStudio)
  expect(saved?.footer).not.toBe("Typed")
})

test("a host's photo is looked for in the same way, and what nobody has is said", async () => {
  const place = `/admin/hosts/${studio.hostId}`
  const fields = fieldsOf(await browser.get(place), "host")
  const asked = { ...fields, "find-photoMediaId": "100%_", pictures: "photoMediaId 1" }
  const none = await browser.post(place, asked)
  expect([none.status, offered(none.text, "photoMediaId")]).toEqual([200, []])
  expect(none.text).toContain("No picture matches.")
  for (const pressed of ["photoMediaId 999", "photoMediaId x", "x", "", "photoMediaId -1"]) {
    const answer = await browser.post(place, { ...fields, pictures: pressed })
    expect([pressed, answer.status]).toEqual([pressed, 200])
    expect(offered(answer.text, "photoMediaId")).toEqual(library.slice(0, 48))
  }
})
