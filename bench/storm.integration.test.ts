import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { countDeadlocks, databaseLog } from "#db/testing.ts"
import { scheduleOverrideHours, scheduleOverrides, schedules } from "#db/schema/schedules.ts"
import {
  atOnce,
  createStormWorld,
  HOSTS,
  postForm,
  type Answer,
  type StormWorld,
} from "./testing-storm.ts"

const DAY = 86_400_000
const MINUTE = 60_000
const CLIENTS = 1_000
const TOGETHER = 64

let world: StormWorld
/** A midnight that lies days ahead. */
let day: Date

beforeAll(async () => {
  world = await createStormWorld()
  const now = await world.runtime.clock.now(world.runtime.db)
  day = new Date(Math.ceil(now.getTime() / DAY) * DAY + 2 * DAY)
})
afterAll(() => world.close())

const at = (days: number, minutes: number) =>
  new Date(day.getTime() + days * DAY + minutes * MINUTE)
const dateOf = (days: number) => at(days, 0).toISOString().slice(0, 10)
const onlyOn = (days: number) =>
  ({ window: { kind: "dates", from: dateOf(days), until: dateOf(days) } }) as const

async function freeStarts(page: string, days: number): Promise<string[]> {
  const range = `from=${at(days, 0).toISOString()}&to=${at(days + 1, 0).toISOString()}`
  const answer = await fetch(`${world.origin}/api/v1/storm/pages/${page}/slots?${range}`)
  const { slots } = (await answer.json()) as { slots: { start: string }[] }
  return slots.map(({ start }) => start)
}

const refused = (answers: Answer[]) => answers.filter(({ status }) => status !== 303)

/** Everybody else was told in words, with what they typed, and no answer was a failure. */
function expectKind(answers: Answer[]): void {
  for (const { status, html } of refused(answers)) {
    expect(status).toBe(409)
    expect(html).toContain("Somebody was quicker")
    expect(html).toMatch(/value="client-\d+@example\.org"/)
  }
}

async function expectNothingTwice(): Promise<void> {
  const [row] = await world.runtime.db.execute<{ overlapping: number }>(sql`
    select count(*)::int as overlapping from occupancies a join occupancies b
      on a.host_id = b.host_id and a.id < b.id and a.during && b.during`)
  expect(row?.overlapping).toBe(0)
  expect(await countDeadlocks(world.databaseUrl)).toBe(0)
  expect(databaseLog(world.databaseUrl) ?? "").not.toContain("40P01")
}

/** All that is left of a day, by a date of its own in every schedule. */
async function leaveOnly(days: number, startMinute: number, endMinute: number): Promise<void> {
  const { db } = world.runtime
  const onDate = dateOf(days)
  const rows = await db.select({ scheduleId: schedules.id }).from(schedules)
  const dates = rows.map((row) => ({ ...row, onDate }))
  await db.insert(scheduleOverrides).values(dates.map((row) => ({ ...row, kind: "own" as const })))
  await db
    .insert(scheduleOverrideHours)
    .values(dates.map((row) => ({ ...row, startMinute, endMinute })))
}

test("a thousand clients want the last hundred times of twenty hosts: a hundred get one, everybody else is told kindly", async () => {
  await leaveOnly(0, 540, 690)
  const pageId = await world.addPage("last-times", onlyOn(0))
  expect(new Set(await freeStarts("last-times", 0)).size).toBe(5)
  const answers = await atOnce(
    TOGETHER,
    Array.from({ length: CLIENTS }, (_, client) => () => {
      const startsAt = at(0, 540 + (client % 5) * 30)
      return postForm(world, client, { page: "last-times", startsAt })
    }),
  )
  expect(answers.length - refused(answers).length).toBe(5 * HOSTS)
  expectKind(answers)
  const [row] = await world.runtime.db.execute<{ held: number }>(sql`
    select count(*)::int as held from bookings where page_id = ${pageId}`)
  expect(row?.held).toBe(5 * HOSTS)
  expect(await freeStarts("last-times", 0)).toEqual([])
  await expectNothingTwice()
})

test("times of different lengths that overlap are sold until nothing is left, and never over one another", async () => {
  await leaveOnly(1, 540, 690)
  await world.addPage("half-hours", { ...onlyOn(1), incrementMinutes: 15 })
  const hour = [{ minutes: 60, amountMinor: 9000 }]
  await world.addPage("hours", { ...onlyOn(1), durations: hour, incrementMinutes: 15 })
  const answers = await atOnce(
    TOGETHER,
    Array.from({ length: CLIENTS / 2 }, (_, client) => () => {
      const isHour = client % 3 === 0
      const startsAt = at(1, 540 + (client % (isHour ? 7 : 9)) * 15)
      const page = isHour ? "hours" : "half-hours"
      return postForm(world, 2_000 + client, { page, startsAt })
    }),
  )
  expectKind(answers)
  await expectNothingTwice()
  // Whatever is still free is offered; whatever is offered can be had.
  for (const start of await freeStarts("half-hours", 1)) {
    const late = await postForm(world, 4_000 + ((Date.parse(start) / MINUTE / 15) % 900), {
      page: "half-hours",
      startsAt: new Date(start),
    })
    expect(late.status).toBe(303)
  }
  await expectNothingTwice()
})

test("a round robin under load spreads bookings by weight within a few percent", async () => {
  const weightOf = (index: number) => 1 + (index % 4)
  const pageId = await world.addPage("by-weight", { window: { kind: "forever" } }, weightOf)
  const bookings = 400
  const answers = await atOnce(
    TOGETHER,
    Array.from({ length: bookings }, (_, client) => () => {
      const startsAt = at(10 + Math.floor(client / 48), (client % 48) * 30)
      return postForm(world, 10_000 + client, { page: "by-weight", startsAt })
    }),
  )
  expect(refused(answers)).toEqual([])
  const rows = await world.runtime.db.execute<{ host_id: string; count: number }>(sql`
    select host_id, count(*)::int as count from bookings where page_id = ${pageId} group by 1`)
  const weights = world.hostIds.map((_, index) => weightOf(index))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  world.hostIds.forEach((hostId, index) => {
    const count = rows.find(({ host_id }) => host_id === hostId)?.count ?? 0
    const share = (bookings * weights[index]!) / whole
    expect(Math.abs(count - share) / bookings).toBeLessThanOrEqual(0.03)
  })
  await expectNothingTwice()
})
