import { afterAll, expect, test } from "vitest"
import { eventsThere } from "#app/features/calendar/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { reassignBooking } from "./reassign-booking.server.ts"
import { addHost, addTeamPage, createTeamWorld, placeOf } from "./testing-teams.ts"
import { drain, hold, later, look } from "./testing.server.ts"

const { world, ada, ben } = await createTeamWorld({ withCalendar: true })
const free = { durations: [{ minutes: 30, amountMinor: 0 }] }
await addTeamPage(world, "ours", { hostChoice: "round-robin", ...free }, [
  { hostId: ada, weight: 100 },
  { hostId: ben },
])
afterAll(() => world.close())

/** A confirmed booking with Ada, and all its mails out. */
async function bookAda(startsAt: Date): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    const bookingId = await hold(world, { pageSlug: "ours", startsAt })
    if ((await placeOf(world, bookingId)).hostIds[0] === ada) {
      await drain(world)
      return bookingId
    }
  }
  throw new Error("Ada was not booked.")
}

const reassign = (bookingId: string, hostId: string) =>
  reassignBooking(world.studio.actor, { bookingId, hostId }, world.runtime)

test("a booking goes to another host with its time: calendars, mails and turns follow", async () => {
  const bookingId = await bookAda(later(7))
  const { icalUid } = (await look(world, bookingId)).booking
  const since = (await world.mail.messages()).length
  expect(await reassign(bookingId, ben)).toEqual({ ok: true })
  await drain(world)
  const { booking } = await look(world, bookingId)
  expect(await placeOf(world, bookingId)).toMatchObject({ hostIds: [ben] })
  expect(booking).toMatchObject({ state: "CONFIRMED", hostId: ben, icalUid, icalSequence: 1 })
  const sent = (await world.mail.messages()).slice(since)
  const subjects = sent.map(({ to, subject }) => `${to} ${subject}`).sort()
  expect(subjects).toHaveLength(3)
  expect(subjects.find((one) => one.includes(booking.clientEmail))).toContain("is now with Ben Chu")
  expect(subjects.find((one) => one.includes("ben-chu@"))).toBeDefined()
  expect(subjects.find((one) => one.includes("Handed over"))).toBeDefined()
  const invitation = sent.find(({ to }) => to.includes(booking.clientEmail))?.attachments[0]
  expect(invitation?.text).toContain("METHOD:REQUEST")
  expect(invitation?.text).toContain("SEQUENCE:1")
  const left = (await eventsThere(world)).filter((event) =>
    JSON.stringify(event).includes(booking.reference),
  )
  expect(left).toEqual([])
})

test("it is refused where it would double somebody's time, and nothing changes", async () => {
  const startsAt = later(8)
  const first = await bookAda(startsAt)
  const second = await hold(world, { pageSlug: "ours", startsAt })
  expect((await placeOf(world, second)).hostIds).toEqual([ben])
  expect(await reassign(first, ben)).toEqual({ ok: false, problem: "time-taken" })
  expect((await placeOf(world, first)).hostIds).toEqual([ada])
  expect(await reassign(first, ada)).toEqual({ ok: false, problem: "same-host" })
})

test("a host who is not on the page, a hold, and another organizer's booking are refused", async () => {
  const stranger = await addHost(world, "Dan Estel")
  const bookingId = await bookAda(later(11))
  expect(await reassign(bookingId, stranger)).toEqual({ ok: false, problem: "not-a-host" })
  const held = await hold(world, { startsAt: later(12) })
  expect(await reassign(held, ben)).toEqual({ ok: false, problem: "not-reassignable" })
  const other = await createTestOrganizer(world.runtime, "elsewhere")
  expect(await reassignBooking(other.actor, { bookingId, hostId: ben }, world.runtime)).toEqual({
    ok: false,
    problem: "not-found",
  })
})
