import { afterAll, expect, test } from "vitest"
import { listChanges } from "#app/features/audit/queries.server.ts"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { findSchedule, listSchedules } from "./queries.server.ts"
import { saveSchedule } from "./save-schedule.server.ts"

const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

const night = { weekday: 2, startMinute: 21 * 60, endMinute: 3 * 60 }

test("hours and zone are replaced whole, several ranges a day and over midnight too", async () => {
  const hours = [{ weekday: 2, startMinute: 9 * 60, endMinute: 12 * 60 }, night]
  const input = { scheduleId: studio.scheduleId, timeZone: "Asia/Kathmandu", hours }
  expect(await saveSchedule(studio.actor, input, runtime)).toEqual({ ok: true })
  expect(await findSchedule(studio.organizerId, studio.scheduleId, runtime)).toMatchObject({
    timeZone: "Asia/Kathmandu",
    hostName: "Ada Berg",
    hours,
  })
  const [change] = await listChanges(studio.organizerId, { subjectId: studio.scheduleId }, runtime)
  expect(change).toMatchObject({ action: "schedule.saved", userName: "Ada Berg" })
})

test("a week without hours is a week without hours", async () => {
  const input = { scheduleId: other.scheduleId, timeZone: "Europe/Berlin", hours: [] }
  expect(await saveSchedule(other.actor, input, runtime)).toEqual({ ok: true })
  expect((await findSchedule(other.organizerId, other.scheduleId, runtime))?.hours).toEqual([])
})

test("overlapping hours are refused and nothing is stored", async () => {
  const before = await findSchedule(studio.organizerId, studio.scheduleId, runtime)
  const hours = [night, { weekday: 3, startMinute: 2 * 60, endMinute: 4 * 60 }]
  const input = { scheduleId: studio.scheduleId, timeZone: "Europe/Rome", hours }
  expect(await saveSchedule(studio.actor, input, runtime)).toEqual({
    ok: false,
    problem: "hours-overlap",
  })
  expect(await findSchedule(studio.organizerId, studio.scheduleId, runtime)).toEqual(before)
})

test("another organizer's schedule is not there, to see or to save", async () => {
  const before = await findSchedule(studio.organizerId, studio.scheduleId, runtime)
  const input = { scheduleId: studio.scheduleId, timeZone: "Europe/Rome", hours: [] }
  expect(await saveSchedule(other.actor, input, runtime)).toEqual({
    ok: false,
    problem: "not-found",
  })
  expect(await findSchedule(other.organizerId, studio.scheduleId, runtime)).toBeNull()
  expect(await findSchedule(studio.organizerId, "1 or 1=1", runtime)).toBeNull()
  expect(await findSchedule(studio.organizerId, studio.scheduleId, runtime)).toEqual(before)
  const listed = await listSchedules(other.organizerId, runtime)
  expect(listed.map((schedule) => schedule.id)).toEqual([other.scheduleId])
})
