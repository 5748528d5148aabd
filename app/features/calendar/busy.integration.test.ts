import { eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { busyTimes, calendarConnections, calendars } from "#db/schema/calendars.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { checkCalendars } from "./check-calendars.server.ts"
import { chooseCalendars } from "./choose-calendars.server.ts"
import { listCachedBusy } from "./list-cached-busy.server.ts"
import { oweBusyReadings, oweDueBusyReadings } from "./owe-busy-readings.server.ts"
import { readBusyTimes } from "./read-busy-times.server.ts"
import {
  ACCOUNT,
  connect,
  createCalendarWorld,
  eventsThere,
  holdTime,
  runCalendarJobs,
  type CalendarWorld,
} from "./testing.server.ts"

const MINUTE = 60_000
const day = (date: string, clock = "00:00") => new Date(`2026-12-${date}T${clock}:00Z`)

let world: CalendarWorld
let calendarId: string
beforeEach(async () => {
  world = await createCalendarWorld()
  await connect(world)
  const [row] = await world.runtime.db
    .select({ id: calendars.id })
    .from(calendars)
    .where(eq(calendars.isChecked, true))
  calendarId = row?.id ?? ""
})
afterEach(() => world.close())

const addEvent = (event: Record<string, unknown>, id = ACCOUNT) =>
  world.google.control("add-event", { calendarId: id, event })
const between = (from: Date, to: Date) => ({
  start: { dateTime: from.toISOString() },
  end: { dateTime: to.toISOString() },
})

async function cached(from = day("01"), to = day("31")) {
  const now = await world.runtime.clock.now(world.runtime.db)
  return await listCachedBusy(world.runtime.db, [world.studio.hostId], { from, to, now })
}
async function cachedSpans(from?: Date, to?: Date) {
  const { busy } = await cached(from, to)
  return busy
    .map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`)
    .sort()
}
const span = (from: Date, to: Date) => `${from.toISOString()} ${to.toISOString()}`
const check = (from: Date, to: Date, runtime: Runtime = world.runtime) =>
  checkCalendars([world.studio.hostId], { from, to }, runtime)

describe("a reading", () => {
  test("takes what blocks and leaves what does not", async () => {
    await addEvent(between(day("02", "09:00"), day("02", "10:00")))
    await addEvent({ ...between(day("03", "09:00"), day("03", "10:00")), status: "tentative" })
    await addEvent({
      ...between(day("04", "09:00"), day("04", "10:00")),
      transparency: "transparent",
    })
    await addEvent({ start: { date: "2026-12-05" }, end: { date: "2026-12-06" } })
    await addEvent(between(day("07", "08:00"), day("09", "17:00")))
    await addEvent({
      ...between(day("10", "09:00"), day("10", "10:00")),
      attendees: [{ email: ACCOUNT, responseStatus: "declined" }],
    })
    await readBusyTimes(calendarId, world.runtime)
    expect(await cachedSpans()).toEqual([
      span(day("02", "09:00"), day("02", "10:00")),
      span(day("03", "09:00"), day("03", "10:00")),
      // The day of the calendar's zone, which is an hour ahead.
      span(day("04", "23:00"), day("05", "23:00")),
      span(day("07", "08:00"), day("09", "17:00")),
    ])
  })

  test("goes to the last of many result pages", async () => {
    // Fifty daily series over two months are more than the 2,500 events of one result page.
    for (let at = 0; at < 50; at++) {
      const first = between(day("02", "09:00"), day("02", "09:05"))
      const zone = { timeZone: "Europe/Berlin" }
      await addEvent({
        start: { ...first.start, ...zone },
        end: { ...first.end, ...zone },
        recurrence: ["RRULE:FREQ=DAILY;COUNT=60"],
      })
    }
    await addEvent(between(day("30", "19:00"), day("30", "20:00")))
    world.calls.length = 0
    await readBusyTimes(calendarId, world.runtime)
    expect(world.calls.filter((call) => call.endsWith("/events"))).toHaveLength(2)
    const spans = await cachedSpans()
    expect(spans).toContain(span(day("30", "19:00"), day("30", "20:00")))
    expect(spans).toContain(span(day("24", "09:00"), day("24", "09:05")))
    expect(spans).toHaveLength(30)
  })

  test("replaces the earlier one whole", async () => {
    const event = (await addEvent(between(day("02", "09:00"), day("02", "10:00")))) as {
      id: string
    }
    await readBusyTimes(calendarId, world.runtime)
    await world.google.control("delete-event", { calendarId: ACCOUNT, eventId: event.id })
    await addEvent(between(day("03", "09:00"), day("03", "10:00")))
    world.advance(MINUTE)
    await readBusyTimes(calendarId, world.runtime)
    expect(await cachedSpans()).toEqual([span(day("03", "09:00"), day("03", "10:00"))])
  })

  test("leaves our own holds out, whose time the database knows", async () => {
    await holdTime(world, day("02", "09:00"))
    await runCalendarJobs(world.runtime)
    expect(await eventsThere(world)).toHaveLength(1)
    world.advance(MINUTE)
    await readBusyTimes(calendarId, world.runtime)
    expect(await cachedSpans()).toEqual([])
    expect(await check(day("02", "09:00"), day("02", "09:30"))).toEqual({
      busy: [],
      unknownHostIds: [],
    })
  })

  test("that fails keeps the earlier one and says why, and is tried again", async () => {
    await addEvent(between(day("02", "09:00"), day("02", "10:00")))
    await readBusyTimes(calendarId, world.runtime)
    await world.google.control("down", { down: true })
    world.advance(MINUTE)
    await expect(readBusyTimes(calendarId, world.runtime)).rejects.toMatchObject({
      kind: "unavailable",
    })
    const [row] = await world.runtime.db
      .select()
      .from(calendars)
      .where(eq(calendars.id, calendarId))
    expect(row?.busyError).toContain("unavailable")
    expect(await cachedSpans()).toEqual([span(day("02", "09:00"), day("02", "10:00"))])
  })

  test("that came too fast is owed again when the provider wants it, and not before", async () => {
    await world.runtime.db.execute(sql`select graphile_worker.complete_jobs(array_agg(id))
      from graphile_worker.jobs`)
    await world.google.control("faults", {
      kind: "429",
      retryAfterSeconds: 120,
      times: 9,
      path: "/events",
    })
    world.calls.length = 0
    await readBusyTimes(calendarId, world.runtime)
    expect(world.calls).toHaveLength(1)
    const now = await world.runtime.clock.now(world.runtime.db)
    const jobs = await world.runtime.db.execute(sql`
      select run_at from graphile_worker.jobs where key = ${`busy:${calendarId}`}`)
    expect(jobs.map(({ run_at }) => new Date(String(run_at)))).toEqual([
      new Date(now.getTime() + 120_000),
    ])
    await oweBusyReadings([calendarId], world.runtime)
    const still = await world.runtime.db.execute(sql`
      select run_at from graphile_worker.jobs where key = ${`busy:${calendarId}`}`)
    expect(still).toEqual(jobs)
  })

  test("is owed by the sweep when nobody looked for eight minutes", async () => {
    await readBusyTimes(calendarId, world.runtime)
    const { db } = world.runtime
    await db.execute(sql`select graphile_worker.complete_jobs(array_agg(id))
      from graphile_worker.jobs`)
    const owed = async () => await db.execute(sql`select id from graphile_worker.jobs`)
    await oweDueBusyReadings(world.runtime)
    expect(await owed()).toHaveLength(0)
    world.advance(9 * MINUTE)
    await oweDueBusyReadings(world.runtime)
    await oweDueBusyReadings(world.runtime)
    expect(await owed()).toHaveLength(1)
  })
})

describe("what is known of a host", () => {
  test("is nothing before the first reading, after fifteen minutes, and on a broken connection", async () => {
    const { hostId } = world.studio
    expect(await cached()).toMatchObject({
      unreadableHostIds: [hostId],
      dueCalendarIds: [calendarId],
    })
    await readBusyTimes(calendarId, world.runtime)
    expect(await cached()).toMatchObject({ unreadableHostIds: [], dueCalendarIds: [] })
    world.advance(6 * MINUTE)
    expect(await cached()).toMatchObject({ unreadableHostIds: [], dueCalendarIds: [calendarId] })
    world.advance(10 * MINUTE)
    expect(await cached()).toMatchObject({ unreadableHostIds: [hostId] })
    await readBusyTimes(calendarId, world.runtime)
    await world.runtime.db.update(calendarConnections).set({ state: "broken" })
    expect(await cached()).toMatchObject({ unreadableHostIds: [hostId], dueCalendarIds: [] })
  })

  test("ends where the reading ended: time that was not read is not free", async () => {
    await readBusyTimes(calendarId, world.runtime)
    const [row] = await world.runtime.db
      .select()
      .from(calendars)
      .where(eq(calendars.id, calendarId))
    const readUntil = row?.busyUntil ?? day("01")
    const later = new Date(readUntil.getTime() + 60 * MINUTE)
    expect(await cachedSpans(day("01"), later)).toEqual([span(readUntil, later)])
  })

  test("comes in one query", async () => {
    await readBusyTimes(calendarId, world.runtime)
    const { queries } = world.runtime as unknown as { queries: string[] }
    queries.length = 0
    await cached()
    expect(queries.filter((query) => query.startsWith("select"))).toHaveLength(1)
  })
})

describe("the check before a time is taken", () => {
  test("sees what was entered a moment ago, and the page knows it from then on", async () => {
    await readBusyTimes(calendarId, world.runtime)
    await addEvent(between(day("02", "09:00"), day("02", "10:00")))
    expect(await cachedSpans()).toEqual([])
    expect(await check(day("02", "09:30"), day("02", "10:30"))).toEqual({
      unknownHostIds: [],
      busy: [
        {
          hostId: world.studio.hostId,
          startsAt: day("02", "09:00"),
          endsAt: day("02", "10:00"),
        },
      ],
    })
    expect(await cachedSpans()).toEqual([span(day("02", "09:00"), day("02", "10:00"))])
    expect(await check(day("02", "10:00"), day("02", "10:30"))).toMatchObject({ busy: [] })
  })

  test("knows nothing busy of a host without a connection", async () => {
    await world.runtime.db.delete(busyTimes)
    const strangers = ["0198f000-0000-7000-8000-0000000000cc"]
    const range = { from: day("02"), to: day("03") }
    const known = { busy: [], unknownHostIds: [] }
    expect(await checkCalendars(strangers, range, world.runtime)).toEqual(known)
    expect(await checkCalendars([], range, world.runtime)).toEqual(known)
  })

  test("without an answer relies on a reading of the last fifteen minutes, and then on nothing", async () => {
    await addEvent(between(day("02", "09:00"), day("02", "10:00")))
    await readBusyTimes(calendarId, world.runtime)
    await world.google.control("down", { down: true })
    world.advance(14 * MINUTE)
    expect(await check(day("02", "09:30"), day("02", "10:30"))).toMatchObject({
      unknownHostIds: [],
      busy: [{ startsAt: day("02", "09:00") }],
    })
    expect(await check(day("02", "11:00"), day("02", "11:30"))).toEqual({
      busy: [],
      unknownHostIds: [],
    })
    world.advance(2 * MINUTE)
    expect(await check(day("02", "11:00"), day("02", "11:30"))).toEqual({
      busy: [],
      unknownHostIds: [world.studio.hostId],
    })
  })

  test("does not wait longer than it may", async () => {
    const hanging = world.withPort({ listBusy: () => new Promise(() => {}) })
    const impatient = { ...hanging, env: { ...hanging.env, calendarCheckMs: 50 } }
    expect(await check(day("02"), day("03"), impatient)).toEqual({
      busy: [],
      unknownHostIds: [world.studio.hostId],
    })
    await readBusyTimes(calendarId, world.runtime)
    expect(await check(day("02"), day("03"), impatient)).toEqual({ busy: [], unknownHostIds: [] })
  })

  test("asks every checked calendar, and one that cannot be read makes the host unknown", async () => {
    const { runtime, studio, google } = world
    const calendar = { account: ACCOUNT, summary: "Second", timeZone: "Europe/Berlin" }
    await google.control("calendars", { ...calendar, id: "second@group.calendar.google.com" })
    await connect(world)
    const rows = await runtime.db.select().from(calendars)
    const second = rows.find(({ externalId }) => externalId.startsWith("second"))?.id ?? ""
    const chosen = {
      hostId: studio.hostId,
      checkedIds: [calendarId, second],
      destinationId: calendarId,
    }
    expect(await chooseCalendars(studio.actor, chosen, runtime)).toEqual({ ok: true })
    await addEvent(
      between(day("02", "09:00"), day("02", "10:00")),
      "second@group.calendar.google.com",
    )
    expect(await check(day("02", "09:00"), day("02", "10:00"))).toMatchObject({
      busy: [{ startsAt: day("02", "09:00") }],
    })
    await google.control("faults", { kind: "garbage", times: 9, path: "second" })
    expect(await check(day("03"), day("04"))).toEqual({
      busy: [],
      unknownHostIds: [world.studio.hostId],
    })
  })

  test("knows nothing of a host whose connection is broken, whatever was read before", async () => {
    await readBusyTimes(calendarId, world.runtime)
    await world.runtime.db.update(calendarConnections).set({ state: "broken" })
    expect(await check(day("02"), day("03"))).toEqual({
      busy: [],
      unknownHostIds: [world.studio.hostId],
    })
  })

  test("learns of a dead grant while it asks, and the time is not sold", async () => {
    await readBusyTimes(calendarId, world.runtime)
    await world.google.control("revoke", { email: ACCOUNT })
    world.advance(3_600_000)
    expect(await check(day("02"), day("03"))).toEqual({
      busy: [],
      unknownHostIds: [world.studio.hostId],
    })
    const [row] = await world.runtime.db.select().from(calendarConnections)
    expect(row?.state).toBe("broken")
  })
})

test("a calendar that is unticked is forgotten, and one that is read-only takes no bookings", async () => {
  const { runtime, studio } = world
  await addEvent(between(day("02", "09:00"), day("02", "10:00")))
  await readBusyTimes(calendarId, runtime)
  const rows = await runtime.db.select().from(calendars)
  const holidays = rows.find(({ accessRole }) => accessRole === "reader")?.id ?? ""
  const { hostId, actor } = studio
  const readOnly = { hostId, checkedIds: [], destinationId: holidays }
  expect(await chooseCalendars(actor, readOnly, runtime)).toEqual({
    ok: false,
    problem: "destination-read-only",
  })
  const none = { hostId, checkedIds: [], destinationId: null }
  expect(await chooseCalendars(actor, none, runtime)).toEqual({ ok: true })
  expect(await runtime.db.select().from(busyTimes)).toEqual([])
  expect(await cached()).toEqual({ busy: [], unreadableHostIds: [], dueCalendarIds: [] })
})
