import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { connectDatabase, type DatabaseClient } from "./client.ts"
import { createTestDatabase } from "./testing.ts"

let database: Awaited<ReturnType<typeof createTestDatabase>>
let client: DatabaseClient

beforeAll(async () => {
  database = await createTestDatabase()
  client = connectDatabase(database.url, { connections: 1 })
})

afterAll(async () => {
  await client.close()
  await database.drop()
})

test("a statement asked again is one the server knows, inside a transaction too", async () => {
  const ask = (db: Pick<DatabaseClient["db"], "execute">) =>
    db.execute(sql`select ${"a"}::text as known_statement`)
  await ask(client.db)
  await client.db.transaction((tx) => tx.transaction(ask))
  const kept = await client.db.execute<{ uses: number }>(
    sql`select (generic_plans + custom_plans)::int as uses from pg_prepared_statements
      where statement like 'select $1::text as known%'`,
  )
  expect([...kept].map(({ uses }) => uses)).toEqual([2])
})

test("a list of rows, whose text is another each time, is not kept", async () => {
  const values = sql.join(
    Array.from({ length: 2_000 }, (_, index) => sql`(${index}::int)`),
    sql`, `,
  )
  await client.db.execute(sql`select count(*) as long_statement from (values ${values}) as v(n)`)
  const kept = await client.db.execute(
    sql`select from pg_prepared_statements where statement like 'select count(*) as long%'`,
  )
  expect(kept).toHaveLength(0)
})

test("a database that is not there is an error with its reason, not a hanging page", async () => {
  const nowhere = connectDatabase("postgres://nobody@127.0.0.1:1/none", { connections: 1 })
  for (const _time of ["first", "second"]) {
    await expect(nowhere.db.execute(sql`select 1`)).rejects.toMatchObject({
      cause: { code: "ECONNREFUSED" },
    })
  }
  await nowhere.close()
})

test("a connection that the database ends is opened again for the next statement", async () => {
  const [own] = await client.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const other = connectDatabase(database.url, { connections: 1 })
  await other.db.execute(sql`select pg_terminate_backend(${own?.pid ?? 0}, 5000)`)
  await other.close()
  const [next] = await client.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  expect(next?.pid).not.toBe(own?.pid)
})
