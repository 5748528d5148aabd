import { afterAll, beforeAll, expect, test } from "vitest"
import {
  linkPurposes,
  signBookingLink,
  type LinkPurpose,
} from "#app/features/booking/booking-link.server.ts"
import {
  createBookingWorld,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { confirmed, tokenFor, visit, type Visitor } from "./testing.server.ts"

const DAY = 24 * 3_600_000
let world: BookingWorld
let visitor: Visitor

beforeAll(async () => {
  world = await createBookingWorld()
  visitor = visit(world)
})
afterAll(() => world.close())

let half = 0
/** Each booking has a time of its own, all on the first two days that can be booked. */
const nextTime = () => new Date(TEN_O_CLOCK.getTime() + 30 * 60_000 * half++)

const places = ["", "/pay", "/cancel", "/reschedule", "/calendar.ics"] as const
const own: Record<LinkPurpose, readonly string[]> = {
  status: places,
  pay: ["/pay"],
  cancel: ["/cancel"],
  reschedule: ["/reschedule"],
  calendar: ["/calendar.ics"],
  feedback: [],
}

test("each link opens the addresses of its purpose and no other", async () => {
  const bookingId = await confirmed(world, nextTime())
  const opened: Record<string, string[]> = {}
  for (const purpose of linkPurposes) {
    const token = await tokenFor(world, bookingId, purpose)
    for (const place of places) {
      const { status } = await visitor.get(`/bookings/${token}${place}`)
      expect([200, 404]).toContain(status)
      if (status === 200) opened[purpose] = [...(opened[purpose] ?? []), place]
    }
    const post = await visitor.post(`/bookings/${token}/release`)
    expect(post.status).toBe(purpose === "status" ? 303 : 404)
  }
  expect(opened).toEqual(
    Object.fromEntries(Object.entries(own).filter(([, list]) => list[0] !== undefined)),
  )
})

test("a token that is broken, changed in one character, of a version to come or of nothing is not there", async () => {
  const bookingId = await confirmed(world, nextTime())
  const good = await tokenFor(world, bookingId, "status")
  const bad = [
    await tokenFor(world, bookingId, "status", 2),
    signBookingLink(world.runtime.keyring, {
      bookingId: world.runtime.ids(),
      purpose: "status",
      version: 1,
    }),
    bookingId,
    (await look(world, bookingId)).booking.reference,
    good.slice(0, -1),
    `${good}A`,
    "%00",
    "a".repeat(10_000),
    ...Array.from(good, (character, index) => {
      const other = character === "A" ? "B" : "A"
      return good.slice(0, index) + other + good.slice(index + 1)
    }),
  ]
  const answers = new Set<string>()
  for (const token of bad) {
    const page = await visitor.get(`/bookings/${token}`)
    expect(page.status).toBe(404)
    // The same words for everybody: whether a booking exists cannot be told.
    answers.add(page.text.replace(/[A-Za-z0-9+/]{22}==|[0-9a-f-]{36}/g, ""))
    expect((await visitor.post(`/bookings/${token}/cancel`)).status).toBe(404)
    expect((await visitor.post(`/bookings/${token}/fresh-link`)).status).toBe(404)
  }
  expect(answers.size).toBe(1)
  const { booking, mails } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(mails.filter(({ kind }) => kind === "fresh-link")).toEqual([])
})

test("one booking's link says and does nothing about another", async () => {
  const [mine, other] = [await confirmed(world, nextTime()), await confirmed(world, nextTime())]
  const token = await tokenFor(world, mine, "status")
  const page = await visitor.get(`/bookings/${token}`)
  const theirs = (await look(world, other)).booking
  for (const word of [theirs.reference, theirs.clientName, theirs.clientEmail]) {
    expect(page.text).not.toContain(word)
  }
  await visitor.post(`/bookings/${token}/cancel`)
  expect((await look(world, mine)).booking.state).toBe("CANCELED")
  expect((await look(world, other)).booking.state).toBe("CONFIRMED")
})

test("every page of a link keeps itself to itself", async () => {
  const bookingId = await confirmed(world, nextTime())
  const token = await tokenFor(world, bookingId, "status")
  const addresses = [...places, "/fresh-link"].map((place) => `/bookings/${token}${place}`)
  const otherwiseWritten = [`/Bookings/${token}`, `/%62ookings/${token}/cancel`]
  for (const address of [...addresses, ...otherwiseWritten]) {
    const { headers } = await visitor.get(address)
    expect(headers.get("referrer-policy")).toBe("same-origin")
    expect(headers.get("cache-control")).toBe("no-store")
    expect(headers.get("x-robots-tag")).toBe("noindex")
  }
  const data = await visitor.get(`/bookings/${token}.data`)
  expect(data.text).toContain((await look(world, bookingId)).booking.reference)
  expect(data.headers.get("cache-control")).toBe("no-store")
  expect(data.headers.get("x-robots-tag")).toBe("noindex")
})

test("links end: paying a week after the hold, canceling and moving at the start, the rest half a year on", async () => {
  const bookingId = await confirmed(world, nextTime())
  const { booking } = await look(world, bookingId)
  const meeting = await world.runtime.db.query.meetings.findFirst({
    where: (row, { eq }) => eq(row.id, booking.meetingId),
  })
  const tokens = Object.fromEntries(
    await Promise.all(
      linkPurposes.map(async (purpose) => [purpose, await tokenFor(world, bookingId, purpose)]),
    ),
  ) as Record<LinkPurpose, string>
  const at = async (moment: Date) => {
    world.advance(moment.getTime() - (await world.runtime.clock.now(world.runtime.db)).getTime())
    const statuses: Record<string, number> = {}
    for (const [purpose, place] of [
      ["status", ""],
      ["pay", "/pay"],
      ["cancel", "/cancel"],
      ["reschedule", "/reschedule"],
      ["calendar", "/calendar.ics"],
    ] as const) {
      const answer = await visitor.get(`/bookings/${tokens[purpose]}${place}`)
      statuses[purpose] = answer.status
      if (answer.status === 410 && place !== "/calendar.ics") {
        expect(answer.text).toContain("This link has expired")
        expect(answer.text).not.toContain("Consultation")
      }
    }
    return statuses
  }
  const startsAt = meeting?.startsAt ?? new Date(NaN)
  const endsAt = meeting?.endsAt ?? new Date(NaN)
  const payEndsAt = new Date((booking.payableUntil?.getTime() ?? NaN) + 7 * DAY)
  const all = { status: 200, pay: 200, cancel: 200, reschedule: 200, calendar: 200 }
  expect(await at(new Date(startsAt.getTime() - 1))).toEqual(all)
  const begun = { ...all, cancel: 410, reschedule: 410 }
  expect(await at(startsAt)).toEqual(begun)
  expect(await at(new Date(payEndsAt.getTime() - 1))).toEqual(begun)
  expect(await at(payEndsAt)).toEqual({ ...begun, pay: 410 })
  const endOfAll = new Date(endsAt.getTime() + 180 * DAY)
  expect(await at(new Date(endOfAll.getTime() - 1))).toEqual({ ...begun, pay: 410 })
  const nothing = { status: 410, pay: 410, cancel: 410, reschedule: 410, calendar: 410 }
  expect(await at(endOfAll)).toEqual(nothing)
  // Nothing is mailed any more that would open nothing.
  expect((await visitor.post(`/bookings/${tokens.status}/fresh-link`)).status).toBe(200)
  expect((await look(world, bookingId)).mails.filter(({ kind }) => kind === "fresh-link")).toEqual(
    [],
  )
})
