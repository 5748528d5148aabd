import { afterAll, beforeAll, expect, test } from "vitest"
import { eq } from "drizzle-orm"
import { busyTimes, calendars } from "#db/schema/calendars.ts"
import {
  createBookingWorld,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { chooseHolidays } from "./choose-holidays.server.ts"
import { explainTime } from "./explain-time.server.ts"
import { findOfferedPage } from "./find-offered-page.server.ts"
import { pauseHost } from "./pause-host.server.ts"
import { previewWeeks } from "./preview-weeks.server.ts"
import { saveOverride } from "./save-override.server.ts"
import { saveSchedule } from "./save-schedule.server.ts"
import { defaultWeeklyHours } from "./schema.ts"

let world: BookingWorld
const DAY = 86_400_000

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
  const { actor, scheduleId } = world.studio
  const input = { scheduleId, timeZone: "Europe/Berlin", hours: [...defaultWeeklyHours] }
  await saveSchedule(actor, input, world.runtime)
})
afterAll(() => world.close())

async function page() {
  const organizer = { id: world.studio.organizerId, slug: "studio" }
  const offered = await findOfferedPage(organizer, world.studio.pageId, world.runtime)
  if (!offered) throw new Error("The page is not there.")
  return offered.page
}

async function explain(at: string) {
  const asked = { durationMinutes: 30, startsAt: Date.parse(at) }
  const explained = await explainTime(await page(), asked, world.runtime)
  return { ...explained, reasons: explained.hosts[0]?.obstacles ?? [] }
}

test("a time that is offered has nothing against it", async () => {
  const { isOffered, reasons } = await explain("2026-12-03T09:00:00Z")
  expect([isOffered, reasons]).toEqual([true, []])
})

test("a booking and a hold are told apart from what stands in the calendar, each with its time", async () => {
  const bookingId = await hold(world, { startsAt: new Date("2026-12-04T09:00:00Z") })
  const held = await explain("2026-12-04T09:00:00Z")
  const span = {
    startsAt: Date.parse("2026-12-04T09:00:00Z"),
    endsAt: Date.parse("2026-12-04T09:30:00Z"),
  }
  expect(held.isOffered).toBe(false)
  expect(held.reasons).toMatchObject([
    { rule: "busy", ...span, source: { kind: "hold", id: bookingId, ...span } },
  ])
  const { db } = world.runtime
  const [calendar] = await db.select().from(calendars).where(eq(calendars.isChecked, true))
  const busy = {
    startsAt: new Date("2026-12-04T12:00:00Z"),
    endsAt: new Date("2026-12-04T13:00:00Z"),
  }
  await db.insert(busyTimes).values({ calendarId: calendar!.id, ...busy })
  const now = await world.runtime.clock.now(db)
  await db.update(calendars).set({ busyReadAt: now }).where(eq(calendars.id, calendar!.id))
  expect((await explain("2026-12-04T12:30:00Z")).reasons).toMatchObject([
    { rule: "busy", source: { kind: "calendar" } },
  ])
})

test("notice, window, weekly hours, holidays and other dates are named", async () => {
  const { actor, scheduleId } = world.studio
  await chooseHolidays(actor, { scheduleId, country: "DE", region: null }, world.runtime)
  const dates = { from: "2026-12-07", until: "2026-12-07", ranges: [], label: "Fair" }
  await saveOverride(actor, { scheduleId, ...dates, was: null, seen: "" }, world.runtime)
  const rules = async (at: string) => (await explain(at)).reasons.map(({ rule }) => rule)
  expect(await rules("2026-12-01T10:00:00Z")).toEqual(["notice"])
  expect(await rules("2026-11-30T10:00:00Z")).toEqual(["in-the-past"])
  expect(await rules("2027-06-01T09:00:00Z")).toContain("window")
  expect(await rules("2026-12-05T10:00:00Z")).toEqual(["outside-hours"])
  expect(await rules("2026-12-08T10:07:00Z")).toContain("off-grid")
  expect(await rules("9999-12-31T10:00:00Z")).toEqual(["too-far"])
  const holiday = await explain("2026-12-25T10:00:00Z")
  expect(holiday.reasons).toMatchObject([{ rule: "override", date: "2026-12-25", ranges: [] }])
  expect(holiday.hosts[0]?.dates).toMatchObject([{ kind: "holiday", label: "Christmas Day" }])
  const fair = await explain("2026-12-07T10:00:00Z")
  expect(fair.hosts[0]?.dates).toMatchObject([{ kind: "own", label: "Fair" }])
})

test("four weeks are shown day by day as the page offers them", async () => {
  const request = { durationMinutes: 30, timeZone: "Europe/Berlin" }
  const days = (await previewWeeks(await page(), request, world.runtime)) ?? []
  expect(days).toHaveLength(28)
  expect(days[0]?.date).toBe("2026-12-01")
  const times = (date: string) => days.find((day) => day.date === date)?.startsAt.length
  expect([times("2026-12-05"), times("2026-12-07"), times("2026-12-25")]).toEqual([0, 0, 0])
  expect(times("2026-12-08")).toBe(16)
  const from = Date.parse("2026-11-30T23:00:00Z")
  const found = await findSlots(
    await page(),
    { durationMinutes: 30, span: { from, to: from + 28 * DAY } },
    world.runtime,
  )
  const slots = found.kind === "slots" ? found.slots : []
  const shown = days.flatMap(({ startsAt }) => startsAt.map((at) => at.getTime()))
  expect(shown).toEqual(slots.map(({ startsAt }) => startsAt))
})

test("a paused host, and one whose calendar says nothing, are named", async () => {
  const { actor, hostId } = world.studio
  await pauseHost(actor, { hostId, isPaused: true }, world.runtime)
  const paused = await explain("2026-12-08T10:00:00Z")
  expect(paused.isOffered).toBe(false)
  expect(paused.hosts).toMatchObject([{ name: "Ada Berg", isPaused: true, isSilent: false }])
  await pauseHost(actor, { hostId, isPaused: false }, world.runtime)

  await world.google.stop()
  world.advance(DAY)
  const silent = await explain("2026-12-08T10:00:00Z")
  expect(silent.isOffered).toBe(false)
  expect(silent.hosts).toMatchObject([{ isPaused: false, isSilent: true }])
  const request = { durationMinutes: 30, timeZone: "Europe/Berlin" }
  expect(await previewWeeks(await page(), request, world.runtime)).toBeNull()
})

test("another organizer's page is not there", async () => {
  const other = { id: world.studio.hostId, slug: "studio" }
  expect(await findOfferedPage(other, world.studio.pageId, world.runtime)).toBeNull()
})
