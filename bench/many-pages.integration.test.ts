import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestRuntime, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { loadPages, type PublishingWorld } from "./many-pages-world.ts"
import { pageScreens } from "./page-screens.ts"
import { askedQueries, explain } from "./query-plans.ts"

type Filled = { runtime: TestRuntime; world: PublishingWorld }
let few: Filled
let many: Filled

async function fill(pages: number, revisions: number, others: number): Promise<Filled> {
  const runtime = await createTestRuntime()
  const world = await loadPages(runtime as unknown as Runtime, { pages, revisions, others })
  return { runtime, world }
}

beforeAll(async () => {
  few = await fill(10, 2, 0)
  many = await fill(300, 40, 3_000)
})
afterAll(async () => {
  await few.runtime.close()
  await many.runtime.close()
})

function askedOf(screen: (typeof pageScreens)[number], { runtime, world }: Filled) {
  return askedQueries(runtime.env.databaseUrl, (db) =>
    screen.show({ ...(runtime as unknown as Runtime), db }, world),
  )
}

test("The bench loads as many pages and revisions as it says, each page carrying its newest title", async () => {
  const { db } = many.runtime
  const [count] = await db.execute<{ pages: number; revisions: number; carried: number }>(sql`
    select (select count(*)::int from pages) as pages,
      (select count(*)::int from page_revisions) as revisions,
      (select count(*)::int from pages p join page_revisions r
        on r.page_id = p.id and r.number = p.newest_number and r.content ->> 'title' = p.title
        where r.number = (select max(number) from page_revisions where page_id = p.id)) as carried`)
  expect(count).toEqual({ pages: 3_300, revisions: 300 * 40 + 3_000, carried: 3_300 })
})

test.each(pageScreens)(
  "$name takes as many queries with many pages and revisions as with few",
  async (screen) => {
    const asked = (await askedOf(screen, many)).length
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBe((await askedOf(screen, few)).length)
  },
)

test.each(pageScreens.filter(({ changes }) => !changes))(
  "$name reads no revision but those it shows",
  async (screen) => {
    const asked = await askedOf(screen, many)
    const work = await explain(many.runtime.env.databaseUrl, asked, "force_custom_plan")
    expect(work.scans.filter((scan) => scan.startsWith("page_revisions"))).toEqual([])
    // 285 pages are in the list at most, read once for its rows and once for their number, with what clients see.
    expect(work.rowsRead).toBeLessThan(300 * 2 + 50 + 60)
  },
)
