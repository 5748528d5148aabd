import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { listAllPages } from "#app/features/api/list-all-pages.server.ts"
import { createPage } from "./create-page.server.ts"
import type { ListPlace } from "./list-place.ts"
import { publishPage } from "./publish-page.server.ts"
import { listPublishedPages } from "./queries.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import { showOrganizer } from "./show-organizer.server.ts"
import { withdrawPage } from "./withdraw-page.server.ts"

let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>
let pageIds: string[] = []

const COUNT = 53
const number = (at: number) => String(at).padStart(2, "0")

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  for (let at = 0; at < COUNT; at++) pageIds = [...pageIds, await publish(at)]
})
afterAll(() => runtime.close())

async function publish(at: number): Promise<string> {
  const content = { ...emptyPageContent, title: `Session ${number(at)}` }
  const made = await createPage(studio.actor, { slug: `session-${number(at)}`, content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(studio.actor, { pageId: made.pageId, number: 1 }, runtime)
  return made.pageId
}

async function show(part: string | null) {
  const asked = { organizerSlug: "studio", part, locale: () => "en" }
  const shown = await showOrganizer(asked, runtime)
  return { titles: shown?.facts.pages.map(({ title }) => title) ?? [], place: shown?.facts.place }
}

test("an organizer's pages are shown fifty at once, with the ways on and back", async () => {
  const first = await show(null)
  expect(first.titles).toEqual(Array.from({ length: 50 }, (_, at) => `Session ${number(at)}`))
  expect(first.place).toMatchObject({
    total: COUNT,
    previousHref: null,
    nextHref: "/studio?page=2",
  })
  const second = await show("2")
  expect(second.titles).toEqual(["Session 50", "Session 51", "Session 52"])
  expect(second.place).toMatchObject({ previousHref: "/studio", nextHref: null })
})

test("what is no part of the list is its beginning", async () => {
  for (const part of ["0", "-1", "x", "3", "200", "201", "1e3", "", "99999999999999999999"]) {
    const { titles, place } = await show(part)
    expect([part, titles[0], place?.page]).toEqual([part, "Session 00", 1])
  }
})

test("only the revisions that are shown are opened", async () => {
  runtime.queries.length = 0
  const listed = await listPublishedPages("studio", runtime, { limit: 2 })
  expect(listed).toMatchObject({ total: COUNT, isMore: true })
  expect(listed?.pages).toHaveLength(2)
  expect(runtime.queries).toHaveLength(1)
})

test("a list follows what is published: its title, what is hidden, and what is withdrawn", async () => {
  const [first = "", second = "", third = ""] = pageIds
  const titles = async () => {
    const listed = await listPublishedPages("studio", runtime, { limit: 3 })
    return listed?.pages.map(({ revision }) => revision.content.title)
  }
  const save = (pageId: string, at: number, change: object) =>
    savePage(
      studio.actor,
      {
        ...{ pageId, basedOn: 1, slug: `session-${number(at)}` },
        content: { ...emptyPageContent, title: `Session ${number(at)}`, ...change },
      },
      runtime,
    )
  await save(first, 0, { title: "Zebra" })
  expect(await titles()).toEqual(["Session 00", "Session 01", "Session 02"])
  await publishPage(studio.actor, { pageId: first, number: 2 }, runtime)
  expect(await titles()).toEqual(["Session 01", "Session 02", "Session 03"])
  await save(second, 1, { visibility: "unlisted" })
  await publishPage(studio.actor, { pageId: second, number: 2 }, runtime)
  expect(await titles()).toEqual(["Session 02", "Session 03", "Session 04"])
  await withdrawPage(studio.actor, { pageId: third, status: "unpublished" }, runtime)
  expect(await titles()).toEqual(["Session 03", "Session 04", "Session 05"])
})

test("a list of every page has each under the title that it tells, and goes on after any of them", async () => {
  const { actor, organizerId } = studio
  const [withdrawn = "", changed = "", hidden = ""] = pageIds.slice(10)
  const save = (pageId: string, at: number, basedOn: number, content: object) =>
    savePage(
      actor,
      {
        ...{ pageId, basedOn, slug: `session-${number(at)}` },
        content: { ...emptyPageContent, ...content },
      },
      runtime,
    )
  await withdrawPage(actor, { pageId: withdrawn, status: "archived" }, runtime)
  await save(withdrawn, 10, 1, { title: "A draft again" })
  await save(changed, 11, 1, { title: "A title to come" })
  await save(hidden, 12, 1, { title: "A secret", visibility: "private" })
  await publishPage(actor, { pageId: hidden, number: 2 }, runtime)
  await save(hidden, 12, 2, { title: "A later one" })
  const all = await listAllPages(organizerId, runtime)
  const titles = all.pages.map(({ title }) => title)
  expect(titles.slice(0, 2)).toEqual(["A draft again", "A secret"])
  expect(titles).toContain("Session 11")
  expect(titles).toHaveLength(COUNT)
  let told: string[] = []
  let after: ListPlace | null = null
  for (let isMore = true; isMore;) {
    const part = await listAllPages(organizerId, runtime, { limit: 7, after })
    told = [...told, ...part.pages.map(({ title }) => title)]
    after = part.pages.at(-1) ?? null
    isMore = part.isMore
  }
  expect(told).toEqual(titles)
})
