import postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import { countDeadlocks, createTestDatabase, databaseLog } from "#db/testing.ts"

let first: Awaited<ReturnType<typeof createTestDatabase>>
let second: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  ;[first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
})
afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
})

test("each test file has a migrated database of its own", async () => {
  const one = postgres(first.url, { max: 1 })
  const two = postgres(second.url, { max: 1 })
  await one`create table only_here (id int)`
  const [seenByOne] = await one`select to_regclass('only_here') is not null as seen`
  const [seenByTwo] = await two`select to_regclass('only_here') is not null as seen`
  const [migrated] = await two`select to_regclass('public.bookings') is not null as seen`
  await Promise.all([one.end(), two.end()])
  expect(seenByOne?.seen).toBe(true)
  expect(seenByTwo?.seen).toBe(false)
  expect(migrated?.seen).toBe(true)
})

test("a deadlock does not go unseen", async () => {
  const sql = postgres(first.url, { max: 2, onnotice: () => {} })
  await sql`create table pair (id int primary key, n int)`
  await sql`insert into pair values (1, 0), (2, 0)`
  let met = 0
  let open = () => {}
  const both = new Promise<void>((resolve) => (open = resolve))
  const take = (mine: number, others: number) =>
    sql.begin(async (tx) => {
      await tx`update pair set n = n + 1 where id = ${mine}`
      met += 1
      if (met === 2) open()
      await both
      await tx`update pair set n = n + 1 where id = ${others}`
    })
  const results = await Promise.allSettled([take(1, 2), take(2, 1)])
  await sql.end()
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(1)
  expect(await countDeadlocks(first.url)).toBe(1)
  const log = databaseLog()
  if (log !== null) expect(log).toContain(`${new URL(first.url).pathname.slice(1)} 40P01`)
})
