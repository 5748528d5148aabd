import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { connectDatabase, type DatabaseClient } from "./client.ts"
import { createTestDatabase } from "./testing.ts"

let database: Awaited<ReturnType<typeof createTestDatabase>>
let client: DatabaseClient

beforeAll(async () => {
  database = await createTestDatabase()
  client = connectDatabase(database.url)
})
afterAll(async () => {
  await client.close()
  await database.drop()
})

test("the installation has one random id of its own", async () => {
  const rows = await client.db.execute(sql`select id from installation`)
  expect(rows).toHaveLength(1)
  await expect(
    client.db.execute(sql`insert into installation (id) values (gen_random_uuid())`),
  ).rejects.toThrow()
})
