import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { countDeadlocks, databaseLog } from "#db/testing.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { holdSlot, type HoldResult } from "./hold-slot.server.ts"
import {
  client,
  createBookingWorld,
  hold,
  holdRequest,
  TEN_O_CLOCK,
  type BookingWorld,
} from "./testing.server.ts"

const MINUTE = 60_000
let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
  const content = {
    ...emptyPageContent,
    title: "Long consultation",
    durations: [{ minutes: 60, amountMinor: 9000 }],
    bufferAfterMinutes: 15,
    incrementMinutes: 15,
  }
  const { actor } = world.studio
  const made = await createPage(actor, { slug: "long", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(actor, { pageId: made.pageId, number: 1 }, world.runtime)
})
afterAll(() => world.close())

const countOf = (results: HoldResult[]) => ({
  held: results.filter((result) => result.ok).length,
  taken: results.filter((result) => !result.ok && result.problem === "time-taken").length,
})

async function stored(): Promise<Record<string, number>> {
  const [row] = await world.runtime.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from bookings) as bookings,
      (select count(*)::int from occupancies) as occupancies,
      (select count(*)::int from meetings) as meetings,
      (select count(*)::int from clients) as clients`)
  return row ?? {}
}

test("Promise 1: fifty clients post for one time at once: one holds it, forty-nine are told so, nothing else is stored", async () => {
  const before = await stored()
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      holdSlot(client, holdRequest({ clientAddress: `198.51.100.${number}` }), world.runtime),
    ),
  )
  expect(countOf(results)).toEqual({ held: 1, taken: 49 })
  const after = await stored()
  for (const table of Object.keys(before)) expect(after[table]).toBe((before[table] ?? 0) + 1)
})

test("fifty clients post for three overlapping times of two pages at once: one holds, and nothing deadlocks", async () => {
  const at = (minutes: number) =>
    new Date(TEN_O_CLOCK.getTime() + 7 * 86_400_000 + minutes * MINUTE)
  const wishes = [
    { pageSlug: "consultation", startsAt: at(30) },
    { pageSlug: "long", startsAt: at(0) },
    { pageSlug: "long", startsAt: at(15) },
  ]
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      holdSlot(
        client,
        holdRequest({ ...wishes[number % 3], clientAddress: `203.0.113.${number}` }),
        world.runtime,
      ),
    ),
  )
  expect(countOf(results)).toEqual({ held: 1, taken: 49 })
  expect(await countDeadlocks(world.runtime.env.databaseUrl)).toBe(0)
  expect(databaseLog(world.runtime.env.databaseUrl) ?? "").not.toContain("40P01")
})

test("Promise 1: the database refuses a second meeting in taken time, whatever the application thinks", async () => {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + 14 * 86_400_000)
  await hold(world, { startsAt })
  const { organizerId, hostId, pageId } = world.studio
  const insert = world.runtime.db.execute(sql`
    with meeting as (
      insert into meetings (id, organizer_id, page_id, starts_at, ends_at, host_ids, created_at)
      values (gen_random_uuid(), ${organizerId}, ${pageId}, ${startsAt.toISOString()}::timestamptz,
        ${startsAt.toISOString()}::timestamptz + interval '5 minutes', array[${hostId}]::uuid[], now()) returning id
    )
    insert into occupancies (id, organizer_id, meeting_id, host_id, during)
    select gen_random_uuid(), ${organizerId}, id, ${hostId},
      tstzrange(${startsAt.toISOString()}::timestamptz, ${startsAt.toISOString()}::timestamptz + interval '5 minutes')
    from meeting`)
  await expect(insert).rejects.toMatchObject({
    cause: { code: "23P01", constraint_name: "occupancies_never_overlap" },
  })
})

test("the same attempt sent five times at once is one booking", async () => {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + 21 * 86_400_000)
  const request = holdRequest({ startsAt, attempt: "an-attempt-of-one-form" })
  const results = await Promise.all(
    Array.from({ length: 5 }, () => holdSlot(client, request, world.runtime)),
  )
  const ids = new Set(results.map((result) => (result.ok ? result.bookingId : result.problem)))
  expect([...ids]).toHaveLength(1)
  expect(results.every((result) => result.ok)).toBe(true)
})

test("without an attempt a repeat is a lost race, also for the same email", async () => {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + 28 * 86_400_000)
  const request = holdRequest({ startsAt })
  expect((await holdSlot(client, request, world.runtime)).ok).toBe(true)
  expect(await holdSlot(client, request, world.runtime)).toMatchObject({ problem: "time-taken" })
})

test("robots that never pay are stopped early, while others still book", async () => {
  const mondayAt = (hour: number, week: number) =>
    new Date(Date.parse("2026-12-07T00:00:00Z") + (week * 7 * 24 + hour) * 3_600_000)
  const fromOne = []
  for (let number = 0; number < 7; number++) {
    const startsAt = mondayAt(8 + number, 1)
    const request = holdRequest({ startsAt, clientAddress: "192.0.2.251" })
    fromOne.push(await holdSlot(client, request, world.runtime))
  }
  expect(fromOne.filter((result) => result.ok)).toHaveLength(5)
  expect(fromOne.at(-1)).toMatchObject({ problem: "too-many-holds", limit: "address" })
  const other = holdRequest({ startsAt: mondayAt(15, 1), clientAddress: "192.0.2.252" })
  expect((await holdSlot(client, other, world.runtime)).ok).toBe(true)

  const details = { ...holdRequest().details, email: "same@example.org" }
  const byEmail = []
  for (let number = 0; number < 3; number++) {
    const request = {
      startsAt: mondayAt(8 + number, 2),
      details,
      clientAddress: `192.0.2.2${number}`,
    }
    byEmail.push(await holdSlot(client, holdRequest(request), world.runtime))
  }
  expect(byEmail.filter((result) => result.ok)).toHaveLength(2)
  expect(byEmail.at(-1)).toMatchObject({ problem: "too-many-holds", limit: "email" })
})

test("ten holds of one address posted at once never pass its limit of five", async () => {
  const monday = Date.parse("2027-01-04T08:00:00Z")
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, number) =>
      holdSlot(
        client,
        holdRequest({
          startsAt: new Date(monday + number * 30 * MINUTE),
          clientAddress: "192.0.2.253",
        }),
        world.runtime,
      ),
    ),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(5)
})
