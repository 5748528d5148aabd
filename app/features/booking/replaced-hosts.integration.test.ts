import { eq, sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { schedules } from "#db/schema/schedules.ts"
import { connect, runCalendarJobs } from "#app/features/calendar/testing.server.ts"
import { reconcileCalendarEvents } from "#app/features/calendar/reconcile-calendar-events.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { findBookingForOrganizer } from "./find-booking-for-organizer.server.ts"
import { listBookings } from "./list-bookings.server.ts"
import { takeNewTime } from "./take-new-time.server.ts"
import { reassignBooking } from "./reassign-booking.server.ts"
import { move } from "./testing-moves.ts"
import { addHost, addTeamPage, createTeamWorld, placeOf } from "./testing-teams.ts"
import { drain, everyBooking, hold, look, TEN_O_CLOCK } from "./testing.server.ts"

const DAY = 86_400_000
const HOUR = 3_600_000
const later = (days: number, hours = 0) =>
  new Date(TEN_O_CLOCK.getTime() + days * DAY + hours * HOUR)
const durations = [{ minutes: 30, amountMinor: 0 }]

const { world, ada, ben } = await createTeamWorld({ withCalendar: true })
const cleo = await addHost(world, "Cleo Dorn")
// Ada is in every meeting, and whoever is picked beside her.
await addTeamPage(world, "with-ada", { hostChoice: "client-picks", durations }, [
  { hostId: ada, isFixed: true },
  { hostId: ben },
  { hostId: cleo },
])
await addTeamPage(world, "pick", { hostChoice: "client-picks", durations }, [
  { hostId: ada },
  { hostId: ben },
])
afterAll(() => world.close())

const reassign = (bookingId: string, hostId: string) =>
  reassignBooking(world.studio.actor, { bookingId, hostId }, world.runtime)

const moveOn = (pageSlug: string, bookingId: string, startsAt: Date) =>
  move(world, bookingId, startsAt, { pageSlug })

/** Kinds of the mails of a booking that went to somebody. */
async function sentTo(bookingId: string, recipient: string): Promise<string[]> {
  const { mails } = await look(world, bookingId)
  return mails
    .filter((mail) => mail.recipient === recipient && mail.state === "sent")
    .map(({ kind }) => kind)
}

test("a move is told to a host who stays, though another is replaced before the mail goes", async () => {
  const bookingId = await hold(world, { pageSlug: "with-ada", hostId: ben, startsAt: later(7) })
  await drain(world)
  expect(await moveOn("with-ada", bookingId, later(8))).toMatchObject({ ok: true })
  expect(await reassign(bookingId, cleo)).toEqual({ ok: true })
  await drain(world)
  expect((await placeOf(world, bookingId)).hostIds).toEqual([ada, cleo])
  expect(await sentTo(bookingId, ada)).toEqual(["booking-received", "booking-moved"])
  expect(await sentTo(bookingId, ben)).toEqual(["booking-received", "booking-handed-over"])
  expect(await sentTo(bookingId, cleo)).toEqual(["booking-received"])
  const found = await findBookingForOrganizer(world.studio.organizerId, bookingId, world.runtime)
  const named = found?.mails.map(({ kind, hostName }) => `${kind} to ${hostName}`)
  expect(named).toContain("booking-handed-over to Ben Chu")
  expect(named).toContain("booking-received to Cleo Dorn")
  expect(named).toContain("booking-confirmed to null")
  expect(await sentTo(bookingId, "client")).toEqual([
    "booking-confirmed",
    "booking-moved",
    "booking-reassigned",
  ])
})

test("of two moves that nobody was told of yet only the last is told", async () => {
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ben, startsAt: later(11) })
  await drain(world)
  expect(await moveOn("pick", bookingId, later(12))).toMatchObject({ ok: true })
  expect(await moveOn("pick", bookingId, later(13))).toMatchObject({ ok: true })
  await drain(world)
  expect(await sentTo(bookingId, ben)).toEqual(["booking-received", "booking-moved"])
  expect(await sentTo(bookingId, "client")).toEqual(["booking-confirmed", "booking-moved"])
})

test("a move for which one host was asked is refused once the booking is another's", async () => {
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ben, startsAt: later(19) })
  const page = await findPublishedPage({ organizerSlug: "studio", pageSlug: "pick" }, world.runtime)
  const asked = { page: page!, teams: [{ hostIds: [ben], turnHostId: null }] }
  expect(await reassign(bookingId, ada)).toEqual({ ok: true })
  const request = { bookingId, startsAt: later(20), linkVersion: 1 }
  const actor = { kind: "client", bookingId } as const
  expect(await takeNewTime(actor, request, asked, world.runtime)).toEqual({
    kind: "refused",
    problem: "time-taken",
  })
})

test("a host who was replaced hears of it, though the booking is canceled before the mail goes", async () => {
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ben, startsAt: later(14) })
  await drain(world)
  expect(await reassign(bookingId, ada)).toEqual({ ok: true })
  await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
  await drain(world)
  expect(await sentTo(bookingId, ben)).toEqual(["booking-received", "booking-handed-over"])
  expect(await sentTo(bookingId, ada)).toEqual([])
})

test("a host who was replaced reads the time in their own zone", async () => {
  const { db } = world.runtime
  const timeZone = "America/New_York"
  await db.update(schedules).set({ timeZone }).where(eq(schedules.hostId, ben))
  // 16:00 in Berlin, 10:00 in New York.
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ben, startsAt: later(15, 6) })
  await drain(world)
  const since = (await world.mail.messages()).length
  expect(await reassign(bookingId, ada)).toEqual({ ok: true })
  await drain(world)
  await db.update(schedules).set({ timeZone: "Europe/Berlin" }).where(eq(schedules.hostId, ben))
  const sent = (await world.mail.messages()).slice(since)
  const toBen = sent.find(({ to }) => to.includes("ben-chu@"))
  expect(toBen?.text).toMatch(/10:00/)
  expect(toBen?.text).toContain("New York")
  expect(toBen?.text).toContain("this booking was with you")
})

test("an invitation never puts the new host's name to the address of the one before", async () => {
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ada, startsAt: later(21) })
  await drain(world)
  const since = (await world.mail.messages()).length
  expect(await reassign(bookingId, ben)).toEqual({ ok: true })
  await drain(world)
  const { clientEmail } = (await look(world, bookingId)).booking
  const sent = (await world.mail.messages()).slice(since)
  const file = sent.find(({ to }) => to.includes(clientEmail))?.attachments[0]?.text ?? ""
  const organizer = file.replaceAll("\r\n ", "").match(/^ORGANIZER.*$/m)?.[0] ?? ""
  // Whoever invited first stays the one who invites.
  expect(organizer).toContain("mailto:ada@example.com")
  expect(organizer).not.toContain("Ben Chu")
})

test("nobody's calendar is asked but that of a host of the page", async () => {
  const other = await createTestOrganizer(world.runtime, "elsewhere")
  const { runtime, close } = world
  const studio = { ...other, pageId: "" }
  await connect({ ...world, runtime: { ...runtime, close }, studio }, "zoe@example.com")
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ada, startsAt: later(22) })
  const before = world.calls.length
  expect(await reassign(bookingId, other.hostId)).toEqual({ ok: false, problem: "not-a-host" })
  expect(world.calls.slice(before)).toEqual([])
})

test("every host of a booking is named in the admin's list and on its page", async () => {
  const bookingId = await hold(world, { pageSlug: "with-ada", hostId: ben, startsAt: later(25) })
  const { organizerId } = world.studio
  const { rows } = await listBookings(organizerId, everyBooking, world.runtime)
  expect(rows.find(({ id }) => id === bookingId)?.hostName).toBe("Ada Berg, Ben Chu")
  const shown = await findBookingForOrganizer(organizerId, bookingId, world.runtime)
  expect(shown?.hostName).toBe("Ada Berg, Ben Chu")
})

test("the calendar of a host who was replaced is left alone from then on", async () => {
  const bookingId = await hold(world, { pageSlug: "pick", hostId: ada, startsAt: later(18) })
  await drain(world)
  expect(await reassign(bookingId, ben)).toEqual({ ok: true })
  await drain(world)
  await runCalendarJobs(world.runtime)
  await reconcileCalendarEvents(world.runtime)
  const owed = await world.runtime.db.execute(
    sql`select key from graphile_worker.jobs where key like 'calendar-event:%'`,
  )
  expect([...owed]).toEqual([])
})
