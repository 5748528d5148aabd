import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { createTestDatabase } from "#db/testing.ts"
import { createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { fillDatabase } from "./fill-database.ts"
import { loadPages } from "./many-pages-world.ts"

const server = await createTestDatabase()
const beside = await createTestRuntime()
afterAll(async () => {
  await beside.close()
  await server.drop()
})

/** Whether the server still has the database of this address. */
async function isThere(url: string): Promise<boolean> {
  const name = new URL(url).pathname.slice(1)
  const rows = await beside.db.execute(sql`select 1 from pg_database where datname = ${name}`)
  return rows.length > 0
}

test("a database of the bench is filled, can be read, and is gone afterwards", async () => {
  const size = { pages: 3, revisions: 2, others: 0 }
  const filled = await fillDatabase(server.url, "3 pages", (runtime) => loadPages(runtime, size))
  const [row] = await filled.runtime.db.execute<{ pages: number }>(
    sql`select count(*)::int as pages from pages`,
  )
  expect(row?.pages).toBe(3)
  expect(filled.world.actor.kind).toBe("user")
  expect(await isThere(filled.url)).toBe(true)
  await filled.drop()
  expect(await isThere(filled.url)).toBe(false)
})

test("a database that could not be filled is not left behind", async () => {
  let at = ""
  const broken = fillDatabase(server.url, "nothing", async (_runtime, url) => {
    at = url
    throw new Error("no rows")
  })
  await expect(broken).rejects.toThrow("no rows")
  expect(await isThere(at)).toBe(false)
})
