import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestRuntime, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { bookingLists } from "./booking-lists.ts"
import { loadBookings } from "./month-bookings.ts"
import { createTeam, TEAM_SLUG } from "./month-world.ts"
import { askedQueries, explain, PLAN_MODES } from "./query-plans.ts"

let runtime: TestRuntime
let organizerId: string

beforeAll(async () => {
  runtime = await createTestRuntime()
  await createTeam(runtime as unknown as Runtime, { hosts: 3 })
  await loadBookings(runtime.env.databaseUrl, { near: 200, far: 5_800, others: 24_000 })
  const [team] = await runtime.db.execute<{ id: string }>(
    sql`select id from organizers where slug = ${TEAM_SLUG}`,
  )
  organizerId = team?.id ?? ""
})
afterAll(() => runtime.close())

test.each(bookingLists)(
  "The bookings list, $name, is read by indexes, in two queries",
  async ({ query }) => {
    const { databaseUrl } = runtime.env
    const world = runtime as unknown as Runtime
    const asked = await askedQueries(databaseUrl, (db) =>
      query(organizerId, new Date("2026-12-01T09:00:00Z"), { ...world, db }),
    )
    expect(asked).toHaveLength(2)
    const [rows] = asked
    const work = await explain(databaseUrl, rows ? [rows] : [], "force_custom_plan")
    expect(work.scans).toEqual([])
  },
)

// 250 bookings and their meetings are looked through, then what the index of words finds; who has all is counted.
test.each(bookingLists.filter(({ name }) => name.startsWith("search")))(
  "A $name takes few bookings out of their table, however many there are",
  async ({ query }) => {
    const { databaseUrl } = runtime.env
    const world = runtime as unknown as Runtime
    const asked = await askedQueries(databaseUrl, (db) =>
      query(organizerId, new Date("2026-12-01T09:00:00Z"), { ...world, db }),
    )
    for (const mode of PLAN_MODES) {
      const { rowsRead } = await explain(databaseUrl, asked.slice(0, 1), mode)
      expect(rowsRead, mode).toBeLessThan(1_000)
    }
  },
)
