import { afterAll, expect, test } from "vitest"
import { createTestOrganizer, createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { browse } from "#app/routes/admin/testing.server.ts"

const runtime = await createTestRuntime()
const studio = await createTestOrganizer(runtime, "studio")
const owner = await browse(runtime, studio.userId)
const place = `/admin/availability/${studio.scheduleId}/preview`
afterAll(() => runtime.close())

async function pageOf(slug: string, minutes: number[]): Promise<string> {
  const durations = minutes.map((length) => ({ minutes: length, amountMinor: 0 }))
  const content = { ...emptyPageContent, title: `Page ${slug}`, durations }
  const made = await createPage(studio.actor, { slug, content }, runtime)
  return made.ok ? made.pageId : ""
}

/** Spaces of every kind as one, for what Intl writes. */
const said = (text: string) => text.replaceAll(/\s/gu, " ")

test("hours that no page uses have nothing to show", async () => {
  expect((await owner.get(place)).text).toContain("No page uses these hours")
})

test("a published page is shown as clients see it, any other as its draft, each with its lengths", async () => {
  const draft = await pageOf("draft", [30])
  const unpublished = await owner.get(place)
  expect(unpublished.text).toContain("This page is not published")
  expect(unpublished.text).toMatch(/href="\/studio\/draft\?[^"]*date=2026-12-03[^"]*preview=/)
  const live = await pageOf("live", [30, 60])
  await publishPage(studio.actor, { pageId: live, number: 1 }, runtime)
  const shown = await owner.get(place)
  expect(shown.text).not.toContain("This page is not published")
  expect(said(shown.text)).toContain("16 times, 9:00 AM to 4:30 PM")
  expect(shown.text).toMatch(/href="\/studio\/live\?[^"]*date=2026-12-03/)
  const long = await owner.get(`${place}?page=${live}&length=60`)
  expect(said(long.text)).toContain("15 times, 9:00 AM to 4:00 PM")
  expect((await owner.get(`${place}?page=${draft}`)).text).toContain("This page is not published")
  expect((await owner.get(`${place}?page=nobody&length=7`)).status).toBe(200)
})

test("the answer names the rule, or says that the time is offered", async () => {
  const ask = async (query: string) => said((await owner.get(`${place}?${query}`)).text)
  expect(await ask("date=2026-12-03&time=10:00")).toContain(
    "Thursday, December 3, 2026, 10:00 AM is offered.",
  )
  expect(await ask("date=2026-12-05&time=10:00")).toContain(
    "The weekly hours are closed on Saturday.",
  )
  expect(await ask("date=2026-12-03&time=16:45")).toContain("on Thursday they are 09:00–17:00")
  expect(await ask("date=2026-12-01&time=11:00")).toContain("24 hours of notice")
  expect(await ask("date=9999-12-31&time=11:00")).toContain("further ahead than anything")
})

test("a date or time that is none is told at its field, and the preview is still there", async () => {
  for (const [query, sentence] of [
    ["date=2026-02-30&time=10:00", "Give a date, such as 2026-12-24."],
    ["date=2026-12-03&time=25:00", "Give a time, such as 09:30."],
    ["date=&time=10:00", "Fill this in."],
  ] as const) {
    const { status, text } = await owner.get(`${place}?${query}`)
    expect(status, query).toBe(200)
    expect(text, query).toContain(sentence)
    expect(said(text), query).toContain("16 times")
    expect(text, query).not.toMatch(/is (not )?offered\./)
  }
})
