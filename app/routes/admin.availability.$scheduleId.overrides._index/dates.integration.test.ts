import { afterAll, expect, test } from "vitest"
import { createTestOrganizer, createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { listOverrides } from "#app/features/schedule/list-overrides.server.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"

const runtime = await createTestRuntime()
const studio = await createTestOrganizer(runtime, "studio")
const owner = await browse(runtime, studio.userId)
const place = `/admin/availability/${studio.scheduleId}`
afterAll(() => runtime.close())

const there = () => listOverrides(runtime.db, studio.scheduleId)
const closed = (from: string, until = "") => ({
  ...{ "dates.from": from, "dates.until": until, "ranges.kind": "closed" },
  ...{ note: "", seen: "" },
})

test("dates are closed, changed and removed, by forms as they are served", async () => {
  const empty = fieldsOf(await owner.get(`${place}/overrides/dates`), "override")
  const sent = { ...empty, "dates.from": "2026-12-10", "dates.until": "2026-12-12", note: "Fair" }
  const saved = await owner.post(`${place}/overrides/dates`, sent)
  expect([saved.status, saved.location]).toEqual([303, `${place}/overrides?notice=saved`])
  const list = await owner.get(saved.location ?? "")
  expect(list.text).toContain("Saved. The pages follow it now.")
  expect(list.text).toContain("Fair")

  const edit = `${place}/overrides/dates?from=2026-12-10&until=2026-12-12`
  const fields = fieldsOf(await owner.get(edit), "override")
  expect(fields).toMatchObject({ "dates.from": "2026-12-10", note: "Fair" })
  const open = {
    ...fields,
    "dates.until": "2026-12-11",
    "ranges.kind": "open",
    "ranges.ranges[0].start": "10:00",
    "ranges.ranges[0].end": "12:00",
  }
  expect((await owner.post(edit, open)).status).toBe(303)
  expect((await there()).map(({ date, ranges }) => [date, ranges.length])).toEqual([
    ["2026-12-10", 1],
    ["2026-12-11", 1],
  ])
  const removed = { from: "2026-12-10", until: "2026-12-11" }
  expect((await owner.post(`${place}/overrides`, removed)).status).toBe(303)
  expect((await owner.post(`${place}/overrides`, removed)).status).toBe(303)
  expect((await owner.post(`${place}/overrides`, { from: "soon" })).status).toBe(400)
  expect(await there()).toEqual([])
})

test("dates that are over, turned around, no dates or too many are told at their field", async () => {
  for (const [from, until, at, sentence] of [
    ["2026-11-30", "", "from", "This date is over."],
    ["2026-12-10", "2026-12-09", "until", "The last date is before the first."],
    ["10.12.2026", "", "from", "Give a date, such as 2026-12-24."],
    ["2026-12-10", "2028-01-10", "until", "at most 366 days"],
    ["2226-12-10", "", "until", "more than five years ahead"],
    ["", "", "from", "Fill this in."],
  ] as const) {
    const refused = await owner.post(`${place}/overrides/dates`, closed(from, until))
    expect(refused.status, from).toBe(400)
    expect(refused.text, from).toContain(sentence)
    expect(refused.text, from).toContain(`href="#override-dates.${at}"`)
    expect(refused.text, from).toContain(`value="${from}"`)
  }
  const hours = Object.fromEntries(
    Array.from({ length: 1000 }, (_, row) => [`ranges.ranges[${row}].start`, "09:00"]),
  )
  const many = { ...closed("2026-12-10"), "ranges.kind": "open", ...hours }
  const refused = await owner.post(`${place}/overrides/dates`, many)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("At most 12 ranges for one day.")
  expect(await there()).toEqual([])
})

test("what stands on the dates is told first, and replaced when it is sent once more", async () => {
  const address = `${place}/overrides/dates`
  await owner.post(address, { ...closed("2026-12-20"), note: "Fair" })
  const told = await owner.post(address, closed("2026-12-19", "2026-12-20"))
  expect(told.status).toBe(409)
  expect(told.text).toContain("Something else stands on these dates")
  expect(told.text).toContain("Fair")
  expect(told.text).toContain('value="2026-12-19"')
  expect(await there()).toHaveLength(1)
  expect((await owner.post(address, fieldsOf(told, "override"))).status).toBe(303)
  expect((await there()).map(({ date, label }) => [date, label])).toEqual([
    ["2026-12-19", ""],
    ["2026-12-20", ""],
  ])
})

test("what is over is folded away and cannot be changed", async () => {
  await owner.post(`${place}/overrides/dates`, closed("2026-12-02"))
  runtime.clock.advance(3 * 86_400_000)
  const list = await owner.get(`${place}/overrides`)
  expect(list.text).toContain("Over (1)")
  expect(list.text).not.toContain("Change Wednesday, December 2, 2026")
  const edit = `${place}/overrides/dates?from=2026-12-02&until=2026-12-02`
  expect((await owner.get(edit)).text).toContain("Add other dates")
})

test("a country's holidays are closed, regions can be chosen then, and one may be worked on", async () => {
  const address = `${place}/holidays`
  expect((await owner.get(address)).text).toContain("No holidays")
  expect((await owner.post(address, { country: "DE" })).location).toBe(`${address}?notice=saved`)
  const chosen = await owner.get(address)
  expect(chosen.text).toContain("Christmas Day")
  expect(chosen.text).toContain("Bayern")
  const form = { country: "DE", regionOf: "DE", region: "BY" }
  expect((await owner.post(address, form)).status).toBe(303)
  expect((await owner.get(address)).text).toContain("Epiphany")
  // Another country: the region that was shown is not its own.
  expect((await owner.post(address, { ...form, country: "FR" })).status).toBe(303)
  expect((await owner.get(address)).text).toContain("Bastille Day")

  const worked = { date: "2026-12-25", worked: "on" }
  expect((await owner.post(address, worked)).location).toBe(`${address}?notice=changed`)
  expect((await there()).find(({ date }) => date === "2026-12-25")?.kind).toBe("worked-holiday")
  expect((await owner.post(address, { ...worked, worked: "off" })).status).toBe(303)
  expect((await owner.post(address, { ...worked, date: "2026-12-24" })).status).toBe(404)

  for (const [wrong, sentence] of [
    [{ country: "XX" }, "Choose a country from the list."],
    [{ ...form, region: "XX" }, "Choose a region from the list."],
  ] as const) {
    const refused = await owner.post(address, wrong)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(sentence)
  }
  expect((await owner.post(address, { country: "" })).location).toBe(`${address}?notice=savedNone`)
  expect((await there()).filter(({ kind }) => kind !== "own")).toEqual([])
})
