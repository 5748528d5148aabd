import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { hosts, memberships } from "#db/schema/organizers.ts"
import { schedules } from "#db/schema/schedules.ts"
import {
  addTestOwner,
  createTestOrganizer,
  createTestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { listHostSchedules } from "#app/features/schedule/list-host-schedules.server.ts"
import { findSchedule } from "#app/features/schedule/queries.server.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"

const runtime = await createTestRuntime()
const studio = await createTestOrganizer(runtime, "studio")
const owner = await browse(runtime, studio.userId)
const place = `/admin/availability/${studio.scheduleId}`
afterAll(() => runtime.close())

const stored = () => findSchedule(studio.organizerId, studio.scheduleId, runtime)
const served = async () => fieldsOf(await owner.get(place), "schedule")

/** A day's ranges as its form sends them, `09:00-12:00` each. */
const ranges = (day: number, ...list: string[]) =>
  Object.fromEntries(
    list.flatMap((range, row) => {
      const [start = "", end = ""] = range.split("-")
      const name = `hours[${day}].ranges[${row}]`
      return [
        [`${name}.start`, start],
        [`${name}.end`, end],
      ]
    }),
  )

test("a schedule is made, renamed, copied and deleted", async () => {
  const form = { hostId: studio.hostId, name: "Evenings", timeZone: "Asia/Tokyo" }
  const made = await owner.post("/admin/availability/new", form)
  expect(made.status).toBe(303)
  const address = made.location?.split("?")[0] ?? ""
  expect((await owner.get(made.location ?? "")).text).toContain("The schedule is made.")
  const again = await owner.post("/admin/availability/new", form)
  expect(again.status).toBe(400)
  expect(again.text).toContain("This person has hours of that name already")
  expect(again.text).toContain('value="Evenings"')

  const fields = fieldsOf(await owner.get(address), "schedule")
  expect((await owner.post(address, { ...fields, name: "Late" })).status).toBe(303)
  const list = await owner.get("/admin/availability")
  expect(list.text).toContain("Late")
  expect(list.text).toContain("No page uses these hours")

  const copy = await owner.get(`${address}/copy`)
  const name = fieldsOf(copy, "copy-schedule")["name"] ?? ""
  expect(name).toBe("Late, copy")
  const copied = await owner.post(`${address}/copy`, { name })
  expect(copied.location).toMatch(/notice=copied/)

  expect((await owner.post(`${address}/deletion`)).location).toBe(
    "/admin/availability?notice=deleted",
  )
  expect((await owner.get(address)).status).toBe(404)
  expect((await owner.post(`${address}/deletion`)).status).toBe(404)
})

test("a name that is missing and a zone that is none are told at their fields", async () => {
  const form = { hostId: studio.hostId, name: " ", timeZone: "Mars/Olympus" }
  const refused = await owner.post("/admin/availability/new", form)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('href="#new-schedule-name"')
  expect(refused.text).toContain("Choose a time zone from the list.")
  const long = await owner.post(place, { ...(await served()), name: "x".repeat(61) })
  expect(long.status).toBe(400)
  expect(long.text).toContain("at most 60 characters")
})

test("hours that overlap, are turned around, or are too many get the form back as it was typed", async () => {
  const before = await stored()
  const fields = await served()
  for (const [typed, sentence] of [
    [ranges(0, "09:00-12:00", "11:00-13:00"), "This overlaps other hours."],
    [ranges(0, "12:00-09:00"), "This ends before it starts."],
    [ranges(0, "09:00-25:00"), "Give a time, such as 09:30."],
  ] as const) {
    const refused = await owner.post(place, { ...fields, ...typed })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(sentence)
    for (const value of Object.values(typed)) expect(refused.text).toContain(`value="${value}"`)
    // Days without hours are still there to be given some.
    expect(refused.text).toContain("Add hours on Sunday")
  }
  const thousand = Array.from({ length: 1000 }, () => "09:00-10:00")
  const refused = await owner.post(place, { ...fields, ...ranges(2, ...thousand) })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain("At most 12 ranges for one day.")
  expect(refused.text).toContain('href="#schedule-hours[2].ranges"')
  expect(await stored()).toEqual(before)
})

test("buttons copy a day, close and open the week, and store nothing until it is saved", async () => {
  const before = await stored()
  const fields = await served()
  const closed = await owner.post(place, { ...fields, week: "close" })
  expect(closed.status).toBe(200)
  expect(closed.text.match(/>Closed</g)).toHaveLength(7)
  const reopened = await owner.post(place, {
    ...fieldsOf(closed, "schedule"),
    ...ranges(3, "22:00-23:30"),
    week: "open",
  })
  expect(reopened.text.match(/value="22:00"/g)).toHaveLength(7)
  const copied = await owner.post(place, {
    ...fields,
    ...ranges(0, "07:15-08:00"),
    copy: "0-everyday",
  })
  expect(copied.text.match(/value="07:15"/g)).toHaveLength(7)
  expect(await stored()).toEqual(before)
  expect((await owner.post(place, fieldsOf(copied, "schedule"))).status).toBe(303)
  expect((await stored())?.hours).toHaveLength(7)
})

test("who saves over somebody else's hours is told first, with what was typed kept", async () => {
  const mine = { ...(await served()), ...ranges(0, "06:45-07:00") }
  const theirs = { ...(await served()), timeZone: "Asia/Tokyo" }
  expect((await owner.post(place, theirs)).status).toBe(303)
  const told = await owner.post(place, mine)
  expect(told.status).toBe(409)
  expect(told.text).toContain("Somebody else saved these hours meanwhile")
  expect(told.text).toContain("Asia/Tokyo")
  expect(told.text).toContain('value="06:45"')
  expect((await stored())?.timeZone).toBe("Asia/Tokyo")
  const over = await owner.post(place, fieldsOf(told, "schedule"))
  expect(over.status).toBe(303)
  expect(await stored()).toMatchObject({ timeZone: "Europe/Berlin" })
  const { basedOn: _forgotten, ...without } = mine
  expect((await owner.post(place, without)).status).toBe(409)
})

test("the only schedule of a host is not deleted, and says why", async () => {
  const lone = await createTestOrganizer(runtime, "lone")
  const visitor = await browse(runtime, lone.userId)
  const address = `/admin/availability/${lone.scheduleId}/deletion`
  expect((await visitor.get(address)).text).toContain("This is the only schedule of Ada Berg")
  const refused = await visitor.post(address)
  expect(refused.status).toBe(409)
  expect(refused.text).toContain("This is the only schedule of Ada Berg")
})

test("a host is paused and goes on again, and every screen says so", async () => {
  const address = `/admin/availability/hosts/${studio.hostId}/pause`
  const asked = await owner.get(address)
  expect(asked.text).toContain("What is booked stays booked")
  expect((await owner.post(address, { pause: "perhaps" })).status).toBe(400)
  const paused = await owner.post(address, { pause: "on" })
  expect([paused.status, paused.location]).toEqual([303, "/admin/availability?notice=paused"])
  const list = await owner.get("/admin/availability")
  expect(list.text).toContain("Paused")
  expect(list.text).toContain("Let Ada Berg go on")
  expect((await owner.get(place)).text).toContain("Ada Berg is paused")
  expect((await owner.post(address, { pause: "off" })).status).toBe(303)
  const [host] = await listHostSchedules(studio.organizerId, runtime)
  expect(host?.pausedAt).toBeNull()
})

test("a member changes their own hours, and nobody else's", async () => {
  const ben = await createTestOrganizer(runtime, "ben")
  const at = await runtime.clock.now(runtime.db)
  const [hostId, scheduleId] = [runtime.ids(), runtime.ids()]
  const { organizerId } = studio
  await addTestOwner(runtime, ben.organizerId)
  await runtime.db.execute(sql`delete from memberships where user_id = ${ben.userId}`)
  await runtime.db
    .insert(memberships)
    .values({ organizerId, userId: ben.userId, role: "member", createdAt: at })
  const host = {
    id: hostId,
    organizerId,
    userId: ben.userId,
    name: "Ben",
    email: "ben@example.com",
  }
  await runtime.db.insert(hosts).values({ ...host, createdAt: at })
  const zone = { name: "", timeZone: "UTC", createdAt: at, updatedAt: at }
  await runtime.db.insert(schedules).values({ id: scheduleId, organizerId, hostId, ...zone })

  const member = await browse(runtime, ben.userId)
  const own = `/admin/availability/${scheduleId}`
  const fields = fieldsOf(await member.get(own), "schedule")
  expect((await member.post(own, fields)).status).toBe(303)
  expect((await member.get(place)).status).toBe(404)
  const new_ = "/admin/availability/new"
  for (const [address, form] of [
    [place, fields],
    [`${place}/copy`, { name: "Mine" }],
    [`${place}/deletion`, {}],
    [`${place}/overrides`, { from: "2026-12-10", until: "2026-12-10" }],
    [`${place}/overrides/dates`, { "dates.from": "2026-12-10", "ranges.kind": "closed" }],
    [`${place}/holidays`, { country: "DE" }],
    [`/admin/availability/hosts/${studio.hostId}/pause`, { pause: "on" }],
    [new_, { hostId: studio.hostId, name: "Mine", timeZone: "UTC" }],
  ] as [string, Record<string, string>][]) {
    expect((await member.post(address, form)).status, address).toBe(404)
  }
  expect((await member.post(new_, { hostId, name: "Mine", timeZone: "UTC" })).status).toBe(303)
})
