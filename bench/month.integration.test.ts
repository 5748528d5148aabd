import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestRuntime, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { loadBookings } from "./month-bookings.ts"
import { createTeam } from "./month-world.ts"
import { explain } from "./query-plans.ts"

let runtime: TestRuntime

beforeAll(async () => {
  runtime = await createTestRuntime()
  await createTeam(runtime as unknown as Runtime, { hosts: 3 })
  await loadBookings(runtime.env.databaseUrl, { near: 100, far: 400, others: 1_500 })
})
afterAll(() => runtime.close())

async function count(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await runtime.db.execute<{ count: number }>(sql`select count(*)::int ${query}`)
  return row?.count ?? -1
}

test("The bench loads as many bookings as it says, in the past and in the future, of many organizers", async () => {
  expect(await count(sql`from bookings`)).toBe(2_000)
  expect(await count(sql`from bookings where state = 'COMPLETED'`)).toBeGreaterThan(500)
  expect(await count(sql`from bookings where state = 'CONFIRMED'`)).toBeGreaterThan(200)
  expect(await count(sql`from (select distinct organizer_id from bookings) o`)).toBe(81)
})

test("Every booking the bench loads is one that the product could have made", async () => {
  const whole = sql`
    from bookings b
    join meetings m on (m.organizer_id, m.page_id, m.id) = (b.organizer_id, b.page_id, b.meeting_id)
    join clients c on (c.organizer_id, c.id) = (b.organizer_id, b.client_id)
    join page_revisions r on (r.page_id, r.id) = (b.page_id, b.revision_id)
    join page_hosts h on (h.page_id, h.host_id) = (b.page_id, b.host_id)
    where b.seat <= m.capacity and m.host_ids = array[b.host_id]`
  expect(await count(whole)).toBe(2_000)
  const takesTime = sql`b.state in ('CONFIRMED', 'COMPLETED')`
  const occupied = sql`exists (
    select from occupancies o where o.meeting_id = b.meeting_id and o.host_id = b.host_id)`
  expect(await count(sql`from bookings b where (${takesTime}) <> (${occupied})`)).toBe(0)
  expect(await count(sql`from bookings b where ${occupied}`)).toBeGreaterThan(1_500)
})

test("A plan that reads a large table through is told from one that uses an index", async () => {
  const { databaseUrl } = runtime.env
  const [some] = await runtime.db.execute<{ id: string }>(sql`select id from bookings limit 1`)
  const values = [some?.id]
  const one = await explain(
    databaseUrl,
    [{ text: "select * from bookings where id = $1", values }],
    "force_generic_plan",
  )
  expect(one).toEqual({ rowsRead: 1, scans: [] })
  const all = await explain(
    databaseUrl,
    [{ text: "select * from bookings where notes = $1", values: ["it's new"] }],
    "force_custom_plan",
  )
  expect(all).toEqual({ rowsRead: 2_000, scans: ["bookings (Seq Scan)"] })
})
