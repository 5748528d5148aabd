import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freeLoopbackPort } from "#bin/ports.mjs"
import { countDeadlocks, createTestDatabase } from "#db/testing.ts"
import { contest } from "./contested.ts"
import { createTakers } from "./takers.ts"
import { benchEnvironment, createBenchWorld, type BenchWorld } from "./world.ts"

let database: Awaited<ReturnType<typeof createTestDatabase>>
let world: BenchWorld
let takers: Awaited<ReturnType<typeof createTakers>>

beforeAll(async () => {
  database = await createTestDatabase()
  world = await createBenchWorld(benchEnvironment(database.url, await freeLoopbackPort()))
  takers = await createTakers(world)
})
afterAll(async () => {
  await world.close()
  await database.drop()
})

const time = { takers: 4, firstStartsAt: new Date("2035-06-01T10:00:00Z"), forMs: 200 }
const count = async (table: string) => {
  const [row] = await world.runtime.db.execute<{ rows: number }>(
    sql`select count(*)::int as rows from ${sql.identifier(table)}`,
  )
  return row?.rows
}

test("of several who want one time, one holds it and everybody else is refused, without a deadlock", async () => {
  const { rounds, deadlocks } = await contest(takers.hold, world, time)
  expect(await count("occupancies")).toBe(rounds)
  expect(deadlocks).toBe(0)
  expect(await countDeadlocks(database.url)).toBe(0)
})

test("of several who insert the row of one time, one succeeds, however often the database has to break them up", async () => {
  const { rounds } = await contest(takers.plain, world, time)
  expect(await count("bench_occupancies")).toBe(rounds)
})
