import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { ACCOUNT, eventsThere } from "#app/features/calendar/testing.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { holdSlot, type HoldResult } from "./hold-slot.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import { addTeamPage, placeOf } from "./testing-teams.ts"
import {
  client,
  createBookingWorld,
  drain,
  hold,
  holdRequest,
  later,
  look,
} from "./testing.server.ts"

const MINUTE = 60_000

const world = await createBookingWorld({ withCalendar: true })
const { hostId } = world.studio
await addTeamPage(world, "class", { capacity: 3 }, [{ hostId }])
const free = { capacity: 3, durations: [{ minutes: 30, amountMinor: 0 }] }
await addTeamPage(world, "open-class", free, [{ hostId }])
afterAll(() => world.close())

function take(pageSlug: string, startsAt: Date): Promise<HoldResult> {
  return holdSlot(client, holdRequest({ pageSlug, startsAt }), world.runtime)
}

async function offeredAt(pageSlug: string, startsAt: Date): Promise<boolean> {
  const page = await findPublishedPage({ organizerSlug: "studio", pageSlug }, world.runtime)
  const span = { from: startsAt.getTime(), to: startsAt.getTime() + 30 * MINUTE }
  const found = await findSlots(page!, { durationMinutes: 30, span }, world.runtime)
  return found.kind === "slots" && found.slots.length > 0
}

test("a time with three seats is sold three times, to whoever comes first of twenty", async () => {
  const startsAt = later(7)
  const results = await Promise.all(Array.from({ length: 20 }, () => take("class", startsAt)))
  const held = results.flatMap((one) => (one.ok ? [one.bookingId] : []))
  const places = await Promise.all(held.map((id) => placeOf(world, id)))
  expect(new Set(places.map(({ meetingId }) => meetingId)).size).toBe(1)
  expect(places.map(({ seat }) => seat).sort()).toEqual([1, 2, 3])
  expect(results.filter((one) => !one.ok && one.problem !== "time-taken")).toEqual([])
})

test("a meeting with a seat left is offered at exactly its start, and a full one no more", async () => {
  const startsAt = later(8)
  await hold(world, { pageSlug: "class", startsAt })
  await hold(world, { pageSlug: "class", startsAt })
  expect(await offeredAt("class", startsAt)).toBe(true)
  expect(await offeredAt("class", new Date(startsAt.getTime() + 15 * MINUTE))).toBe(false)
  await hold(world, { pageSlug: "class", startsAt })
  expect(await offeredAt("class", startsAt)).toBe(false)
})

test("a seat that is offered is sold, though the host's calendar has something else there by now", async () => {
  const startsAt = later(26)
  const first = await hold(world, { pageSlug: "open-class", startsAt })
  await drain(world)
  const end = new Date(startsAt.getTime() + 30 * MINUTE).toISOString()
  const event = { start: { dateTime: startsAt.toISOString() }, end: { dateTime: end } }
  await world.google.control("add-event", { calendarId: ACCOUNT, event })
  expect(await offeredAt("open-class", startsAt)).toBe(true)
  const second = await hold(world, { pageSlug: "open-class", startsAt })
  expect((await placeOf(world, second)).meetingId).toBe((await placeOf(world, first)).meetingId)
  // Once nobody is there any more, it is the calendar that counts.
  for (const bookingId of [first, second]) {
    await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
  }
  expect(await take("open-class", startsAt)).toEqual({ ok: false, problem: "time-taken" })
})

test("the database refuses a seat beyond the capacity, and a seat sold twice", async () => {
  const { db } = world.runtime
  const startsAt = later(11)
  const [one, two] = [
    await hold(world, { pageSlug: "class", startsAt }),
    await hold(world, { pageSlug: "class", startsAt }),
  ]
  await expect(
    db.execute(sql`update bookings set seat = 4 where id = ${one}`),
  ).rejects.toMatchObject({ cause: { constraint_name: "bookings_within_capacity" } })
  await expect(
    db.execute(sql`update bookings set seat = 1 where id = ${two}`),
  ).rejects.toMatchObject({ cause: { constraint_name: "bookings_seat" } })
})

test("a seat whose hold has run out goes to the next client, worker or no worker", async () => {
  const startsAt = later(14)
  const gone = await hold(world, { pageSlug: "class", startsAt })
  world.advance(20 * MINUTE)
  const places = []
  for (let seat = 0; seat < 3; seat++) {
    places.push(await placeOf(world, await hold(world, { pageSlug: "class", startsAt })))
  }
  expect(places.map(({ seat }) => seat).sort()).toEqual([1, 2, 3])
  expect((await look(world, gone)).booking.state).toBe("ABANDONED")
})

test("one who cancels leaves the others there, and the last one takes the time along", async () => {
  const startsAt = later(15)
  const held = [
    await hold(world, { pageSlug: "open-class", startsAt }),
    await hold(world, { pageSlug: "open-class", startsAt }),
  ]
  await drain(world)
  const { meetingId } = await placeOf(world, held[0]!)
  const described = async () =>
    JSON.stringify(
      (await eventsThere(world)).find((event) => JSON.stringify(event).includes(meetingId)),
    )
  const emails = await Promise.all(
    held.map(async (id) => (await look(world, id)).booking.clientEmail),
  )
  for (const email of emails) expect(await described()).toContain(email)
  await cancelBooking(world.studio.actor, { bookingId: held[0]! }, world.runtime)
  await drain(world)
  expect(await described()).not.toContain(emails[0])
  expect(await described()).toContain(emails[1])
  expect(await offeredAt("consultation", startsAt)).toBe(false)
  await cancelBooking(world.studio.actor, { bookingId: held[1]! }, world.runtime)
  expect(await offeredAt("consultation", startsAt)).toBe(true)
})

test("one who moves joins the meeting that is there, and leaves their own to the others", async () => {
  const [from, to] = [later(21), later(22)]
  const [mover, stays] = [
    await hold(world, { pageSlug: "open-class", startsAt: from }),
    await hold(world, { pageSlug: "open-class", startsAt: from }),
  ]
  const there = await hold(world, { pageSlug: "open-class", startsAt: to })
  const page = await findPublishedPage(
    { organizerSlug: "studio", pageSlug: "open-class" },
    world.runtime,
  )
  const move = (bookingId: string, startsAt: Date, linkVersion: number) =>
    moveBooking(
      { kind: "client", bookingId },
      { bookingId, startsAt, linkVersion },
      page!,
      world.runtime,
    )
  expect(await move(mover, to, 1)).toMatchObject({ ok: true })
  const joined = await placeOf(world, mover)
  expect(joined).toMatchObject({ meetingId: (await placeOf(world, there)).meetingId, seat: 2 })
  expect((await placeOf(world, stays)).meetingId).not.toBe(joined.meetingId)
  // Away again, to a time where nobody is: the others keep theirs.
  expect(await move(mover, later(25), 2)).toMatchObject({ ok: true })
  expect((await placeOf(world, mover)).meetingId).not.toBe(joined.meetingId)
  expect((await placeOf(world, there)).meetingId).toBe(joined.meetingId)
})
