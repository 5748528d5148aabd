import { afterAll, beforeAll, expect, test } from "vitest"
import { sql } from "drizzle-orm"
import {
  changeState,
  createCalendarWorld,
  holdTime,
  type CalendarWorld,
} from "#app/features/calendar/testing.server.ts"
import { listExceededLimits } from "./list-exceeded-limits.server.ts"
import type { PageContent } from "./schema.ts"

let world: CalendarWorld

/** Now is Tuesday 1 December 2026: the day has one booking, Friday three, and the first of January one. */
beforeAll(async () => {
  world = await createCalendarWorld()
  for (const at of [
    "2026-12-01T07:00:00Z",
    "2026-12-04T09:00:00Z",
    "2026-12-04T10:00:00Z",
    // Still Friday in Berlin, and Saturday in Tokyo.
    "2026-12-04T22:30:00Z",
    "2026-12-31T23:30:00Z",
  ]) {
    const held = await holdTime(world, new Date(at))
    await changeState(world, held, "CONFIRMED")
  }
})
afterAll(() => world.close())

const none = { perDay: null, perWeek: null, perMonth: null }
const exceeded = (limits: Partial<PageContent["limits"]>, of = world.studio) =>
  listExceededLimits(
    { organizerId: of.organizerId, pageId: world.studio.pageId },
    { ...none, ...limits },
    world.runtime,
  )
const day = (booked: number) => ({
  place: "perDay",
  hostName: "Ada Berg",
  firstDate: "2026-12-04",
  booked,
})

test("a limit below what is booked names the fullest day, week and month, in one query", async () => {
  const { queries } = world.runtime as unknown as { queries: string[] }
  queries.length = 0
  const found = await exceeded({ perDay: 2, perWeek: 3, perMonth: 1 })
  expect(queries.filter((query) => query.includes("meetings"))).toHaveLength(1)
  expect(found).toEqual([
    day(3),
    { place: "perMonth", hostName: "Ada Berg", firstDate: "2026-12-01", booked: 4 },
    { place: "perWeek", hostName: "Ada Berg", firstDate: "2026-11-30", booked: 4 },
  ])
})

test("a limit that is just reached is not below what is booked, and no limit never is", async () => {
  expect(await exceeded({ perDay: 3, perWeek: 4, perMonth: 4 })).toEqual([])
  expect(await exceeded({})).toEqual([])
})

test("days are those of the host's schedule: what is Friday night in Berlin is Saturday in Tokyo", async () => {
  const setZone = (zone: string) =>
    world.runtime.db.execute(sql`update schedules set time_zone = ${zone}`)
  await setZone("Asia/Tokyo")
  expect(await exceeded({ perDay: 1 })).toEqual([day(2)])
  await setZone("Europe/Berlin")
  expect(await exceeded({ perDay: 1 })).toEqual([day(3)])
})

test("holds count while they live, and what was canceled or is over does not", async () => {
  const held = await holdTime(world, new Date("2026-12-04T12:00:00Z"))
  expect(await exceeded({ perDay: 3 })).toEqual([day(4)])
  world.advance(20 * 60_000)
  expect(await exceeded({ perDay: 3 })).toEqual([])
  await changeState(world, held, "CONFIRMED")
  expect(await exceeded({ perDay: 3 })).toEqual([day(4)])
  await changeState(world, held, "CANCELED")
  expect(await exceeded({ perDay: 3 })).toEqual([])
})

test("days that have passed are not warned of", async () => {
  const before = new Date("2026-11-30T12:00:00Z")
  for (const hours of [0, 1, 2, 3]) {
    const held = await holdTime(world, new Date(before.getTime() + hours * 3_600_000))
    await changeState(world, held, "CONFIRMED")
  }
  expect(await exceeded({ perDay: 3 })).toEqual([])
  const [week] = await exceeded({ perWeek: 7 })
  expect(week).toMatchObject({ firstDate: "2026-11-30", booked: 8 })
})

test("another organizer learns nothing of it", async () => {
  const stranger = { ...world.studio, organizerId: "0193a5c2-7a10-7c3e-9f00-1234567890ab" }
  expect(await exceeded({ perDay: 1 }, stranger)).toEqual([])
})
