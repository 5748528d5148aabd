import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { pages } from "#db/schema/pages.ts"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { createPage } from "./create-page.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { emptyPageContent } from "./schema.ts"
import { withdrawPages } from "./withdraw-pages.server.ts"

const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

async function made(slug: string, { isShown = false } = {}) {
  const page = { slug, content: { ...emptyPageContent, title: slug } }
  const result = await createPage(studio.actor, page, runtime)
  if (!result.ok) throw new Error(result.problem)
  const { pageId } = result
  if (isShown) await publishPage(studio.actor, { pageId, number: 1 }, runtime)
  return pageId
}

const statusOf = async (pageId: string) =>
  (await runtime.db.select().from(pages).where(eq(pages.id, pageId)))[0]?.status

test("what can be done with some of the chosen pages is done, and the others are named with their state", async () => {
  const shown = await made("shown", { isShown: true })
  const draft = await made("draft")
  const chosen = { pageIds: [shown, draft, "no id", studio.hostId] }
  const stop = () => withdrawPages(studio.actor, { action: "unpublish", ...chosen }, runtime)
  expect(await stop()).toEqual({ done: 1, left: [{ title: "draft", status: "draft" }] })
  expect(await stop()).toMatchObject({ done: 0, left: [{ title: "draft" }, { title: "shown" }] })
  const archived = await withdrawPages(studio.actor, { action: "archive", ...chosen }, runtime)
  expect(archived).toEqual({ done: 2, left: [] })
  expect(await statusOf(draft)).toBe("archived")
  const back = await withdrawPages(studio.actor, { action: "bring-back", ...chosen }, runtime)
  expect(back).toEqual({ done: 2, left: [] })
  expect([await statusOf(shown), await statusOf(draft)]).toEqual(["unpublished", "unpublished"])
})

test("another organizer's pages are passed over unnamed", async () => {
  const pageId = await made("not-theirs", { isShown: true })
  const input = { action: "archive" as const, pageIds: [pageId] }
  expect(await withdrawPages(other.actor, input, runtime)).toEqual({ done: 0, left: [] })
  expect(await statusOf(pageId)).toBe("published")
})
