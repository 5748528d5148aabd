import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listChanges } from "#app/features/audit/queries.server.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { addSchedule } from "./add-schedule.server.ts"
import { chooseHolidays, type ChosenHolidays } from "./choose-holidays.server.ts"
import { keepAllHolidays } from "./keep-all-holidays.server.ts"
import { listOverrides } from "./list-overrides.server.ts"
import type { DayOverride } from "./override-spans.ts"
import { removeOverride } from "./remove-override.server.ts"
import { saveOverride, type OverrideInput } from "./save-override.server.ts"
import { workOnHoliday } from "./work-on-holiday.server.ts"

const NOW = new Date("2026-12-01T09:00:00Z")
let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>
let other: Awaited<ReturnType<typeof createTestOrganizer>>
let scheduleId: string
let names = 0

beforeAll(async () => {
  runtime = await createTestRuntime(NOW)
  studio = await createTestOrganizer(runtime, "studio")
  other = await createTestOrganizer(runtime, "other")
})
beforeEach(async () => {
  runtime.clock.set(NOW)
  const input = { hostId: studio.hostId, name: `Hours ${++names}`, timeZone: "Europe/Berlin" }
  const made = await addSchedule(studio.actor, input, runtime)
  scheduleId = made.ok ? made.scheduleId : ""
})
afterAll(() => runtime.close())

const morning = [{ startMinute: 540, endMinute: 720 }]
const save = (input: Partial<OverrideInput>) =>
  saveOverride(
    studio.actor,
    {
      ...{ scheduleId, from: "2026-12-10", until: "2026-12-10", ranges: [], label: "" },
      ...{ was: null, seen: "", ...input },
    },
    runtime,
  )
const there = () => listOverrides(runtime.db, scheduleId)
const on = async (date: string): Promise<DayOverride | undefined> =>
  (await there()).find((override) => override.date === date)
const choose = (country: string | null, region: string | null = null) =>
  chooseHolidays(studio.actor, { scheduleId, country, region }, runtime)

test("dates are closed or get hours of their own, each with its note", async () => {
  expect(await save({ from: "2026-12-10", until: "2026-12-12", label: "Fair" })).toEqual({
    ok: true,
  })
  const ranges = [...morning, { startMinute: 1320, endMinute: 120 }]
  expect(await save({ from: "2026-12-20", until: "2026-12-20", ranges })).toEqual({ ok: true })
  expect(await there()).toEqual([
    { date: "2026-12-10", kind: "own", label: "Fair", ranges: [] },
    { date: "2026-12-11", kind: "own", label: "Fair", ranges: [] },
    { date: "2026-12-12", kind: "own", label: "Fair", ranges: [] },
    { date: "2026-12-20", kind: "own", label: "", ranges },
  ])
  const changes = await listChanges(studio.organizerId, { subjectId: scheduleId }, runtime)
  expect(changes.map(({ action }) => action)).toContain("schedule.override-saved")
})

test("what is over, turned around, too long or overlapping is refused and nothing is stored", async () => {
  const refusals: [Partial<OverrideInput>, object][] = [
    [{ from: "2026-11-30" }, { problem: "override-past", at: "from" }],
    [{ from: "2026-12-11" }, { problem: "dates-reversed", at: "until" }],
    [{ until: "2028-12-10" }, { problem: "override-long", at: "until" }],
    [{ ranges: [...morning, ...morning] }, { problem: "hours-overlap" }],
  ]
  for (const [changes, refusal] of refusals) {
    expect(await save(changes)).toEqual({ ok: false, ...refusal })
  }
  expect(await there()).toEqual([])
})

test("today is the schedule's own, not the server's", async () => {
  runtime.clock.set(new Date("2026-12-01T23:30:00Z"))
  const today = { from: "2026-12-02", until: "2026-12-02" }
  expect(await save({ from: "2026-12-01", until: "2026-12-02" })).toMatchObject({
    problem: "override-past",
  })
  expect(await save(today)).toEqual({ ok: true })
})

test("what stands on a date is told first, and replaced when the sender has seen it", async () => {
  await save({ label: "Fair" })
  const wanted = { from: "2026-12-09", until: "2026-12-10", ranges: morning, label: "Late" }
  const told = await save(wanted)
  expect(told).toMatchObject({
    ok: false,
    problem: "override-there",
    there: [{ from: "2026-12-10", until: "2026-12-10", label: "Fair", ranges: [] }],
  })
  expect(await there()).toHaveLength(1)
  const seen = "mark" in told ? told.mark : ""
  expect(await save({ ...wanted, seen })).toEqual({ ok: true })
  expect((await there()).map(({ date, label }) => [date, label])).toEqual([
    ["2026-12-09", "Late"],
    ["2026-12-10", "Late"],
  ])
})

test("a form that is sent twice is stored once and not told to be in its own way", async () => {
  const form = { from: "2026-12-10", until: "2026-12-11", ranges: morning }
  expect(await save(form)).toEqual({ ok: true })
  expect(await save(form)).toEqual({ ok: true })
  expect(await there()).toHaveLength(2)
})

test("an override is changed: dates it leaves are free again, what was changed meanwhile is told", async () => {
  const was = { from: "2026-12-10", until: "2026-12-12" }
  await save({ ...was, label: "Fair" })
  const told = await save({ ...was, was, label: "Trade fair" })
  const seen = "mark" in told ? told.mark : ""
  const shorter = { from: "2026-12-11", until: "2026-12-12", was, label: "Fair" }
  expect(await save({ ...shorter, seen })).toEqual({ ok: true })
  expect((await there()).map(({ date }) => date)).toEqual(["2026-12-11", "2026-12-12"])
  expect(await save({ ...shorter, label: "Mine", seen })).toMatchObject({
    problem: "override-there",
  })
  expect((await on("2026-12-11"))?.label).toBe("Fair")
})

test("an override is removed, and removing it once more changes nothing", async () => {
  await save({ from: "2026-12-10", until: "2026-12-12" })
  const dates = { scheduleId, from: "2026-12-10", until: "2026-12-11" }
  expect(await removeOverride(studio.actor, dates, runtime)).toEqual({ ok: true })
  expect(await removeOverride(studio.actor, dates, runtime)).toEqual({ ok: true })
  expect((await there()).map(({ date }) => date)).toEqual(["2026-12-12"])
})

test("a country closes its public holidays this year and the next two, and own dates stay", async () => {
  await save({ from: "2026-12-25", until: "2026-12-25", ranges: morning, label: "Open house" })
  expect(await choose("DE")).toEqual({ ok: true })
  expect(await on("2026-12-25")).toMatchObject({ kind: "own", label: "Open house" })
  expect(await on("2026-12-26")).toEqual({
    ...{ date: "2026-12-26", kind: "holiday", label: "Boxing Day", ranges: [] },
  })
  const dates = (await there()).map(({ date }) => date)
  expect(dates).toContain("2028-12-26")
  expect(dates.every((date) => date >= "2026-12-01" && date <= "2028-12-31")).toBe(true)
  expect(await on("2027-01-06")).toBeUndefined()
})

test("a region adds its own holidays, and another one takes them away again", async () => {
  await choose("DE", "BY")
  expect((await on("2027-01-06"))?.label).toBe("Epiphany")
  await choose("DE", "HH")
  expect(await on("2027-01-06")).toBeUndefined()
  expect((await on("2027-10-31"))?.label).toBe("Reformation Day")
  expect(await choose("DE", "XX")).toEqual({ ok: false, problem: "region-unknown" })
  expect(await choose("XX")).toEqual({ ok: false, problem: "country-unknown" })
})

test("who chose holidays by a form that is no longer true is told, and nothing is overwritten", async () => {
  const nothing = { country: null, region: null }
  const german = { country: "DE", region: null }
  const french = { country: "FR", region: null }
  const chooseFrom = (wish: ChosenHolidays, basedOn: ChosenHolidays) =>
    chooseHolidays(studio.actor, { scheduleId, ...wish, basedOn }, runtime)
  expect(await chooseFrom(german, nothing)).toEqual({ ok: true })
  const stale = { ok: false, problem: "changed-meanwhile", theirs: german }
  expect(await chooseFrom(french, nothing)).toEqual(stale)
  expect(await chooseFrom(french, nothing)).toEqual(stale)
  // The same form sent twice says what stands there already.
  expect(await chooseFrom(german, nothing)).toEqual({ ok: true })
  expect(await chooseFrom(french, german)).toEqual({ ok: true })
})

test("without the country its holidays go, but not what was said about them", async () => {
  await choose("DE")
  await save({ from: "2027-01-01", until: "2027-01-01", seen: await seenOn("2027-01-01") })
  const worked = { scheduleId, date: "2026-12-26", isWorked: true }
  expect(await workOnHoliday(studio.actor, worked, runtime)).toEqual({ ok: true })
  expect(await choose(null)).toEqual({ ok: true })
  expect((await there()).map(({ date, kind }) => [date, kind])).toEqual([
    ["2026-12-26", "worked-holiday"],
    ["2027-01-01", "own"],
  ])
  await choose("DE")
  expect((await on("2026-12-26"))?.kind).toBe("worked-holiday")
})

/** The mark of what stands on a date, as a form that was told has it. */
async function seenOn(date: string): Promise<string> {
  const told = await save({ from: date, until: date })
  return "mark" in told ? told.mark : ""
}

test("one works on a holiday and back, and only on what is one", async () => {
  await choose("DE")
  const work = (date: string, isWorked: boolean) =>
    workOnHoliday(studio.actor, { scheduleId, date, isWorked }, runtime)
  expect(await work("2026-12-25", true)).toEqual({ ok: true })
  expect(await work("2026-12-25", true)).toEqual({ ok: true })
  expect((await on("2026-12-25"))?.kind).toBe("worked-holiday")
  expect(await work("2026-12-25", false)).toEqual({ ok: true })
  expect((await on("2026-12-25"))?.kind).toBe("holiday")
  await save({})
  for (const date of ["2026-12-10", "2026-12-24", "not a date", "2026-02-30"]) {
    expect(await work(date, true), date).toEqual({ ok: false, problem: "not-found" })
  }
})

test("a holiday comes back when the own hours on it are removed", async () => {
  await save({ from: "2026-12-25", until: "2026-12-25" })
  await choose("DE")
  const dates = { scheduleId, from: "2026-12-25", until: "2026-12-25" }
  await removeOverride(studio.actor, dates, runtime)
  expect(await on("2026-12-25")).toMatchObject({ kind: "holiday", label: "Christmas Day" })
})

test("at night the years go on, once, and the past is left alone", async () => {
  await choose("DE")
  const before = await there()
  await keepAllHolidays(runtime)
  expect(await there()).toEqual(before)
  runtime.clock.set(new Date("2027-01-02T02:00:00Z"))
  await keepAllHolidays(runtime)
  const after = await there()
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.length).toBeGreaterThan(before.length)
  expect(after.at(-1)?.date).toBe("2029-12-26")
})

test("another organizer's schedule is not there, and nothing of it changes", async () => {
  await choose("DE")
  const before = await there()
  const nothing = { ok: false, problem: "not-found" }
  const dates = { from: "2026-12-10", until: "2026-12-10" }
  const override = { scheduleId, ...dates, ranges: [], label: "", was: null, seen: "" }
  expect(await saveOverride(other.actor, override, runtime)).toEqual(nothing)
  expect(await removeOverride(other.actor, { scheduleId, ...dates }, runtime)).toEqual(nothing)
  const none = { scheduleId, country: null, region: null }
  expect(await chooseHolidays(other.actor, none, runtime)).toEqual(nothing)
  const worked = { scheduleId, date: "2026-12-25", isWorked: true }
  expect(await workOnHoliday(other.actor, worked, runtime)).toEqual(nothing)
  expect(await there()).toEqual(before)
})
