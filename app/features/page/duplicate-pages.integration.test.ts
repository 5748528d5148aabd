import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { pageHosts, pages } from "#db/schema/pages.ts"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { createPage } from "./create-page.server.ts"
import { duplicatePages } from "./duplicate-pages.server.ts"
import { emptyPageContent } from "./schema.ts"

const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

async function made(slug: string): Promise<string> {
  const page = { slug, content: { ...emptyPageContent, title: slug } }
  const result = await createPage(studio.actor, page, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.pageId
}

const copiesIn = async (organizerId: string) =>
  (await runtime.db.select().from(pages).where(eq(pages.organizerId, organizerId)))
    .filter(({ slug }) => slug.includes("copy"))
    .map(({ slug, status, title }) => ({ slug, status, title }))
    .sort((one, another) => one.slug.localeCompare(another.slug))

const copy = (pageIds: string[], attempt: string, actor = studio.actor) =>
  duplicatePages(actor, { pageIds, attempt, locale: "en" }, runtime)

test("several pages are copied as drafts with their hosts, once however often the form is sent", async () => {
  const chosen = [await made("talk"), await made("walk"), "no id"]
  const both = await Promise.all([copy(chosen, "first"), copy(chosen, "first")])
  expect(both).toEqual([2, 2])
  expect(await copy(chosen, "first")).toBe(2)
  const copies = [
    { slug: "talk-copy", status: "draft", title: "talk (copy)" },
    { slug: "walk-copy", status: "draft", title: "walk (copy)" },
  ]
  expect(await copiesIn(studio.organizerId)).toEqual(copies)
  expect(await copy(chosen, "second")).toBe(2)
  expect((await copiesIn(studio.organizerId)).map(({ slug }) => slug)).toEqual([
    "talk-copy",
    "talk-copy-2",
    "walk-copy",
    "walk-copy-2",
  ])
  const hosts = await runtime.db
    .select()
    .from(pageHosts)
    .where(eq(pageHosts.organizerId, studio.organizerId))
  expect(hosts).toHaveLength(6)
})

test("another organizer's pages are passed over, even by somebody who knows the form", async () => {
  const pageId = await made("secret")
  expect(await copy([pageId], "first", other.actor)).toBe(0)
  expect(await copiesIn(other.organizerId)).toEqual([])
})
