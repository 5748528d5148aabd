import { afterAll, expect, test } from "vitest"
import { sql } from "drizzle-orm"
import { listChanges } from "#app/features/audit/queries.server.ts"
import { createTestOrganizer, createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { addSchedule } from "./add-schedule.server.ts"
import { copySchedule } from "./copy-schedule.server.ts"
import { deleteSchedule } from "./delete-schedule.server.ts"
import { findHostSchedules, listHostSchedules } from "./list-host-schedules.server.ts"
import { listOverrides } from "./list-overrides.server.ts"
import { pauseHost } from "./pause-host.server.ts"
import { findSchedule } from "./queries.server.ts"
import { saveOverride } from "./save-override.server.ts"
import { saveSchedule } from "./save-schedule.server.ts"
import { defaultWeeklyHours } from "./schema.ts"

let names = 0
const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

async function added(name = `Evenings ${++names}`): Promise<string> {
  const input = { hostId: studio.hostId, name, timeZone: "Asia/Tokyo" }
  const result = await addSchedule(studio.actor, input, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.scheduleId
}

const find = (scheduleId: string) => findSchedule(studio.organizerId, scheduleId, runtime)

test("a host gets one more schedule, with the hours everybody begins with", async () => {
  const scheduleId = await added("Weekends")
  expect(await find(scheduleId)).toMatchObject({
    name: "Weekends",
    hostId: studio.hostId,
    timeZone: "Asia/Tokyo",
    hours: defaultWeeklyHours,
    usedBy: [],
  })
  const [host] = await listHostSchedules(studio.organizerId, runtime)
  expect(host?.schedules.map(({ id }) => id)).toContain(scheduleId)
  const [change] = await listChanges(studio.organizerId, { subjectId: scheduleId }, runtime)
  expect(change).toMatchObject({ action: "schedule.created", userName: "Ada Berg" })
})

test("two schedules of one host are not called the same, whatever the case", async () => {
  await added("Mornings")
  const taken = { ok: false, problem: "schedule-name-taken" }
  const again = { hostId: studio.hostId, name: "mornings", timeZone: "UTC" }
  expect(await addSchedule(studio.actor, again, runtime)).toEqual(taken)
  const scheduleId = await added()
  expect(await copySchedule(studio.actor, { scheduleId, name: "MORNINGS" }, runtime)).toEqual(taken)
  const renamed = { scheduleId, name: "Mornings", timeZone: "UTC", hours: [] }
  expect(await saveSchedule(studio.actor, renamed, runtime)).toEqual(taken)
  expect((await find(scheduleId))?.hours).toEqual(defaultWeeklyHours)
  const foreign = { hostId: other.hostId, name: "Mornings", timeZone: "UTC" }
  expect(await addSchedule(other.actor, foreign, runtime)).toMatchObject({ ok: true })
})

test("a copy has the same hours, overrides and holidays, and changes by itself", async () => {
  const scheduleId = await added()
  const hours = [{ weekday: 2, startMinute: 21 * 60, endMinute: 3 * 60 }]
  await saveSchedule(studio.actor, { scheduleId, timeZone: "Asia/Tokyo", hours }, runtime)
  const ranges = [{ startMinute: 540, endMinute: 600 }]
  const dates = { from: "2026-12-10", until: "2026-12-11" }
  await saveOverride(
    studio.actor,
    { scheduleId, ...dates, ranges, label: "Fair", was: null, seen: "" },
    runtime,
  )
  const made = await copySchedule(studio.actor, { scheduleId, name: "Second" }, runtime)
  const copyId = made.ok ? made.scheduleId : ""
  expect(await find(copyId)).toMatchObject({ name: "Second", timeZone: "Asia/Tokyo", hours })
  expect(await listOverrides(runtime.db, copyId)).toEqual(
    await listOverrides(runtime.db, scheduleId),
  )
  await saveSchedule(studio.actor, { scheduleId: copyId, timeZone: "UTC", hours: [] }, runtime)
  expect((await find(scheduleId))?.hours).toEqual(hours)
})

test("a schedule that a page uses stays, and says by which; any other goes with its overrides", async () => {
  const content = { ...emptyPageContent, title: "Consultation" }
  const page = await createPage(studio.actor, { slug: "consultation", content }, runtime)
  const pageId = page.ok ? page.pageId : ""
  const used = { scheduleId: studio.scheduleId }
  expect(await deleteSchedule(studio.actor, used, runtime)).toEqual({ ok: false, problem: "used" })
  expect((await find(studio.scheduleId))?.usedBy).toEqual([
    { pageId, title: "Consultation", status: "draft" },
  ])
  const scheduleId = await added()
  const input = { scheduleId, from: "2026-12-10", until: "2026-12-10", ranges: [], label: "" }
  await saveOverride(studio.actor, { ...input, was: null, seen: "" }, runtime)
  expect(await deleteSchedule(studio.actor, { scheduleId }, runtime)).toEqual({ ok: true })
  expect(await find(scheduleId)).toBeNull()
  const again = await deleteSchedule(studio.actor, { scheduleId }, runtime)
  expect(again).toEqual({ ok: false, problem: "not-found" })
  const [change] = await listChanges(studio.organizerId, { subjectId: scheduleId }, runtime)
  expect(change?.action).toBe("schedule.deleted")
})

test("a host keeps the only schedule they have, however many delete at once", async () => {
  const lone = await createTestOrganizer(runtime, "lone")
  const only = { scheduleId: lone.scheduleId }
  const refused = { ok: false, problem: "only-one" }
  expect(await deleteSchedule(lone.actor, only, runtime)).toEqual(refused)
  const input = { hostId: lone.hostId, name: "Second", timeZone: "UTC" }
  const second = await addSchedule(lone.actor, input, runtime)
  const scheduleId = second.ok ? second.scheduleId : ""
  const results = await Promise.all([
    deleteSchedule(lone.actor, only, runtime),
    deleteSchedule(lone.actor, { scheduleId }, runtime),
  ])
  expect(results).toContainEqual({ ok: true })
  expect(results).toContainEqual(refused)
})

test("who saves what somebody else has saved meanwhile is told, and nothing is overwritten", async () => {
  const scheduleId = await added()
  const basedOn = (await find(scheduleId))?.updatedAt ?? new Date(0)
  const mine = { scheduleId, timeZone: "UTC", hours: [], basedOn }
  expect(await saveSchedule(studio.actor, mine, runtime)).toEqual({ ok: true })
  const saved = await find(scheduleId)
  const theirs = { ...mine, timeZone: "Europe/Rome", hours: [...defaultWeeklyHours] }
  expect(await saveSchedule(studio.actor, theirs, runtime)).toEqual({
    ok: false,
    problem: "changed-meanwhile",
  })
  expect(await find(scheduleId)).toEqual(saved)
  const again = { ...theirs, basedOn: saved?.updatedAt ?? new Date(0) }
  expect(await saveSchedule(studio.actor, again, runtime)).toEqual({ ok: true })
})

test("of two who save the same at once, one is stored and one is told", async () => {
  const scheduleId = await added()
  const basedOn = (await find(scheduleId))?.updatedAt ?? new Date(0)
  const results = await Promise.all(
    ["Europe/Rome", "Europe/Oslo"].map((timeZone) =>
      saveSchedule(studio.actor, { scheduleId, timeZone, hours: [], basedOn }, runtime),
    ),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
})

test("a host is paused and goes on again, each written down once however often it is sent", async () => {
  const pause = (isPaused: boolean) =>
    pauseHost(studio.actor, { hostId: studio.hostId, isPaused }, runtime)
  const pausedAt = async () =>
    (await findHostSchedules(studio.organizerId, studio.hostId, runtime))?.pausedAt
  expect(await pause(true)).toEqual({ ok: true })
  const since = await pausedAt()
  expect(since).toEqual(await runtime.clock.now(runtime.db))
  runtime.clock.advance(60_000)
  expect(await pause(true)).toEqual({ ok: true })
  expect(await pausedAt()).toEqual(since)
  expect(await pause(false)).toEqual({ ok: true })
  expect(await pausedAt()).toBeNull()
  const changes = await listChanges(studio.organizerId, { subjectId: studio.hostId }, runtime)
  expect(changes.map(({ action }) => action).sort()).toEqual(["host.paused", "host.resumed"])
})

test("another organizer's host and schedules are not there, to see or to change", async () => {
  const before = await runtime.db.execute(sql`select * from schedules order by id`)
  const scheduleId = studio.scheduleId
  const nothing = { ok: false, problem: "not-found" }
  const host = { hostId: studio.hostId, name: "Mine", timeZone: "UTC" }
  expect(await addSchedule(other.actor, host, runtime)).toEqual(nothing)
  expect(await addSchedule(other.actor, { ...host, hostId: "1 or 1=1" }, runtime)).toEqual(nothing)
  expect(await copySchedule(other.actor, { scheduleId, name: "Mine" }, runtime)).toEqual(nothing)
  expect(await deleteSchedule(other.actor, { scheduleId }, runtime)).toEqual(nothing)
  const paused = { hostId: studio.hostId, isPaused: true }
  expect(await pauseHost(other.actor, paused, runtime)).toEqual(nothing)
  expect(await findHostSchedules(other.organizerId, studio.hostId, runtime)).toBeNull()
  expect(await runtime.db.execute(sql`select * from schedules order by id`)).toEqual(before)
})
