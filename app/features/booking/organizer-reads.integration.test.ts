import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { findBookingForOrganizer } from "./find-booking-for-organizer.server.ts"
import { bookingSorts, listBookings, type BookingQuery } from "./list-bookings.server.ts"
import {
  createBookingWorld,
  everyBooking,
  hold,
  holdRequest,
  TEN_O_CLOCK,
  type BookingWorld,
} from "./testing.server.ts"

let world: BookingWorld
let first: string
let second: string
let canceled: string

const details = (name: string, email: string) => ({ ...holdRequest().details, name, email })
const later = (minutes: number) => new Date(TEN_O_CLOCK.getTime() + minutes * 60_000)

beforeAll(async () => {
  world = await createBookingWorld()
  first = await hold(world, { details: details("Zoë 100% Müller", "zoe@example.org") })
  second = await hold(world, {
    details: details("Bob_Stone", "bob@example.org"),
    startsAt: later(24 * 60),
  })
  canceled = await hold(world, {
    details: details("Carla", "carla@example.org"),
    startsAt: later(60),
  })
  await cancelBooking(world.studio.actor, { bookingId: canceled, refund: "none" }, world.runtime)
})
afterAll(() => world.close())

const found = async (query: Partial<BookingQuery>, organizerId = world.studio.organizerId) => {
  const list = await listBookings(organizerId, { ...everyBooking, ...query }, world.runtime)
  return list.rows.map((row) => row.id)
}

test("an organizer's bookings are listed in order, page by page, with their number", async () => {
  expect(await found({})).toEqual([first, canceled, second])
  expect(await found({ direction: "descending" })).toEqual([second, canceled, first])
  expect(await found({ sort: "name" })).toEqual([second, canceled, first])
  expect(await found({ limit: 1, offset: 1 })).toEqual([canceled])
  const list = await listBookings(
    world.studio.organizerId,
    { ...everyBooking, limit: 1 },
    world.runtime,
  )
  expect(list).toMatchObject({ total: 3, isEmpty: false })
  expect(list.rows[0]).toMatchObject({
    clientName: "Zoë 100% Müller",
    pageTitle: "Consultation",
    startsAt: TEN_O_CLOCK,
    amountMinor: 5000,
    currency: "EUR",
  })
})

test("a search finds words of name, email and reference by their beginnings, in any order", async () => {
  expect(await found({ search: "müller" })).toEqual([first])
  expect(await found({ search: "Mül ZO" })).toEqual([first])
  expect(await found({ search: "BOB@example" })).toEqual([second])
  expect(await found({ search: "100%" })).toEqual([first])
  expect(await found({ search: "ller" })).toEqual([])
  expect(await found({ search: "müller bob" })).toEqual([])
  const booking = await findBookingForOrganizer(world.studio.organizerId, first, world.runtime)
  const reference = booking?.reference ?? ""
  expect(await found({ search: reference.replace("-", "").toLowerCase() })).toEqual([first])
  expect(await found({ search: reference })).toEqual([first])
  for (const part of [reference.slice(0, 3), reference.slice(5), `  ${reference.slice(0, 7)} `]) {
    expect([part, await found({ search: part })]).toEqual([part, [first]])
  }
})

test("a search is listed in the same order, however much of it is shown at once", async () => {
  for (const sort of bookingSorts) {
    for (const direction of ["ascending", "descending"] as const) {
      const asked = { search: "example", sort, direction }
      const all = await found(asked)
      expect([sort, direction, all]).toEqual([sort, direction, await found({ sort, direction })])
      for (const offset of [0, 1, 2, 3]) {
        expect(await found({ ...asked, limit: 1, offset })).toEqual(all.slice(offset, offset + 1))
      }
      expect(await found({ ...asked, limit: 2, offset: 1 })).toEqual(all.slice(1))
    }
  }
})

test("whatever is typed is words to look for, and never a query", async () => {
  for (const search of ["%", "_", "\\", "'", "':*", "!", "& |", "( )", "<->", "@", "-", "😀"]) {
    expect([search, await found({ search })]).toEqual([search, []])
  }
  for (const search of ["müller' & 'zoë", "!müller", "müller:*", "(müller)", "müller\\"]) {
    expect([search, await found({ search })]).toEqual([search, [first]])
  }
  expect(await found({ search: "x".repeat(100) })).toEqual([])
})

test("state, page and dates narrow a list; dates are days of the organizer's zone, both included", async () => {
  expect(await found({ state: "CANCELED" })).toEqual([canceled])
  expect(await found({ pageId: world.studio.pageId })).toHaveLength(3)
  expect(await found({ pageId: first })).toEqual([])
  expect(await found({ from: "2026-12-03", until: "2026-12-03" })).toEqual([first, canceled])
  expect(await found({ from: "2026-12-04" })).toEqual([second])
  // In Honolulu the first is still on the second of December, the next one begins at midnight.
  expect(await found({ until: "2026-12-02", timeZone: "Pacific/Honolulu" })).toEqual([first])
  expect(await found({ endsAfter: later(23 * 60) })).toEqual([second])
  expect(await found({ isFlagged: true })).toEqual([])
})

test("one booking is found with all that happened to it", async () => {
  const booking = await findBookingForOrganizer(world.studio.organizerId, canceled, world.runtime)
  expect(booking).toMatchObject({
    id: canceled,
    state: "CANCELED",
    hostName: "Ada Berg",
    revisionNumber: 1,
    content: { title: "Consultation" },
    clientName: "Carla",
  })
  expect(booking?.events.map((event) => event.toState).filter((state) => state !== null)).toEqual([
    "INITIATED",
    "SCHEDULED",
    "CANCELED",
  ])
  expect(booking?.mails.map((mail) => mail.kind)).toContain("booking-canceled")
})

test("another organizer lists and finds none of them", async () => {
  const other = await createTestOrganizer(world.runtime, "other")
  const list = await listBookings(other.organizerId, everyBooking, world.runtime)
  expect(list).toEqual({ rows: [], total: 0, isEmpty: true })
  expect(await found({ pageId: world.studio.pageId }, other.organizerId)).toEqual([])
  for (const id of [first, "nope", "1' or '1'='1", ""]) {
    expect(await findBookingForOrganizer(other.organizerId, id, world.runtime)).toBeNull()
  }
})
