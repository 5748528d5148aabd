import { afterAll, expect, test } from "vitest"
import {
  createBookingWorld,
  drain,
  hold,
  look,
  thursdays,
} from "#app/features/booking/testing.server.ts"
import { withdrawPage } from "#app/features/page/withdraw-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { confirmed, tokenFor, visit } from "#app/routes/bookings.$token._index/testing.server.ts"

const HOUR = 3_600_000
const DAY = 24 * HOUR
const world = await createBookingWorld()
let visitor = visit(world)
afterAll(() => world.close())

const nextThursday = thursdays()
const after = (at: Date, ms: number) => new Date(at.getTime() + ms)
const text = (at: Date) => at.toISOString().replace(".000Z", "Z")

async function timeOf(bookingId: string) {
  const { booking } = await look(world, bookingId)
  const meeting = await world.runtime.db.query.meetings.findFirst({
    where: (row, { eq }) => eq(row.id, booking.meetingId),
  })
  return { booking, startsAt: meeting?.startsAt.toISOString() }
}

/** Every link to a time that the page offers. */
const offered = (page: { text: string }) =>
  [...page.text.matchAll(/<a class="time" href="([^"]*)"/g)].map(([, href = ""]) =>
    decodeURIComponent(href.replaceAll("&amp;", "&")),
  )

test("a booking moves to a time its page offers: chosen, confirmed by one form, shown by a fresh link", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const token = await tokenFor(world, bookingId, "reschedule")
  // Without a day in the address it is the booking's own.
  const page = await visitor.get(`/bookings/${token}/reschedule`)
  expect(page.status).toBe(200)
  expect(page.words).toContain("Moving costs nothing. What you paid stays with the booking.")
  const href = offered(page).find((link) => link.includes(text(after(startsAt, HOUR))))
  const confirm = await visitor.get(href ?? "")
  expect(confirm.words).toContain("Move to this time?")
  expect(confirm.text.match(/<form method="post"/g)).toHaveLength(1)
  const done = await visitor.press(confirm, `/bookings/${token}/reschedule`)
  const fresh = await tokenFor(world, bookingId, "status")
  expect(done).toMatchObject({ status: 303, location: `/bookings/${fresh}` })
  const shown = await visitor.get(`/bookings/${fresh}`)
  expect(shown.words).toContain("11:00 AM – 11:30 AM Time in Paris")
  expect((await timeOf(bookingId)).startsAt).toBe(after(startsAt, HOUR).toISOString())
})

test("moving twice keeps the payment, the answers and the UID, raises the sequence, and asks for no money", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const before = await look(world, bookingId)
  const sessions = (await world.stripe.state()).sessions.length
  for (const hours of [1, 2]) {
    const token = await tokenFor(world, bookingId, "status")
    const start = text(after(startsAt, hours * HOUR))
    expect((await visitor.post(`/bookings/${token}/reschedule`, { start })).status).toBe(303)
  }
  const { booking, payments } = await look(world, bookingId)
  const { icalUid, reference, answers, amountMinor } = before.booking
  expect(booking).toMatchObject({ icalUid, reference, answers, amountMinor, state: "CONFIRMED" })
  expect(booking).toMatchObject({ icalSequence: 2, linkVersion: 3 })
  expect(payments).toEqual(before.payments)
  expect((await world.stripe.state()).sessions).toHaveLength(sessions)

  const calendar = await tokenFor(world, bookingId, "calendar")
  const file = await visitor.get(`/bookings/${calendar}/calendar.ics`)
  expect(file.headers.get("content-type")).toMatch(/^text\/calendar; charset=utf-8/)
  const lines = file.text.replaceAll("\r\n ", "").split("\r\n")
  expect(lines).toContain("METHOD:PUBLISH")
  expect(lines).toContain(`UID:${icalUid}`)
  expect(lines).toContain("SEQUENCE:2")
  expect(file.text).not.toContain("/bookings/")

  const status = await tokenFor(world, bookingId, "status")
  await visitor.post(`/bookings/${status}/cancel`)
  await drain(world)
  const { refunds } = await look(world, bookingId)
  expect(refunds).toMatchObject([{ amountMinor: 5000, state: "succeeded" }])
})

test("a time that is over is not called somebody else's", async () => {
  const bookingId = await confirmed(world, nextThursday())
  const token = await tokenFor(world, bookingId, "reschedule")
  const past = text(after(await world.runtime.clock.now(world.runtime.db), -7 * DAY))
  const opened = await visitor.get(`/bookings/${token}/reschedule?start=${past}`)
  const sent = await visitor.post(`/bookings/${token}/reschedule`, { start: past })
  for (const page of [opened, sent]) {
    expect(page.status).toBe(409)
    expect(page.words).toContain("It is too late to take this time")
    expect(page.words).not.toContain("Somebody was quicker")
  }
})

test("the links of before a move show nothing and move nothing, and mail a fresh one once", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const old = await tokenFor(world, bookingId, "reschedule")
  const start = (hours: number) => ({ start: text(after(startsAt, hours * HOUR)) })
  // One link, sent three times at once: one of them moves the booking.
  const answers = await Promise.all(
    [1, 2, 3].map((hours) => visitor.post(`/bookings/${old}/reschedule`, start(hours))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  const { booking, startsAt: movedTo } = await timeOf(bookingId)
  expect(booking).toMatchObject({ linkVersion: 2, icalSequence: 1 })
  const again = await visitor.post(`/bookings/${old}/reschedule`, start(4))
  expect(again.status).toBe(410)
  const page = await visitor.get(`/bookings/${old}/reschedule`)
  expect(page.status).toBe(410)
  expect(page.words).toContain("This booking was moved")
  for (const detail of ["Consultation", booking.reference, booking.clientName, "December"]) {
    expect(page.text).not.toContain(detail)
  }
  await visitor.press(page, `/bookings/${old}/fresh-link`)
  await visitor.press(page, `/bookings/${old}/fresh-link`)
  const { mails } = await look(world, bookingId)
  expect(mails.filter(({ kind }) => kind === "fresh-link")).toHaveLength(1)
  expect((await timeOf(bookingId)).startsAt).toBe(movedTo)
})

test("a booking does not move to a time that is taken, past, closed, off the grid, too near or too far", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const taken = after(startsAt, 2 * HOUR)
  await hold(world, { startsAt: taken })
  const now = await world.runtime.clock.now(world.runtime.db)
  const token = await tokenFor(world, bookingId, "reschedule")
  const before = await timeOf(bookingId)
  const wishes = {
    taken,
    past: after(now, -7 * DAY),
    closed: after(startsAt, 3 * DAY),
    "off the grid": after(startsAt, HOUR + 7 * 60_000),
    "too near": after(now, 3 * HOUR),
    "too far": after(startsAt, 52 * 7 * DAY),
  }
  for (const [name, wish] of Object.entries(wishes)) {
    const start = text(wish)
    const asked = await visitor.get(`/bookings/${token}/reschedule?start=${start}`)
    expect([name, asked.status]).toEqual([name, 409])
    const sent = await visitor.post(`/bookings/${token}/reschedule`, { start })
    expect([name, sent.status]).toEqual([name, 409])
    expect(sent.words).toContain("Your booking is where it was. Choose another time below.")
    // Times to choose from are on the page, near the one that was wanted.
    expect([name, offered(sent).length > 0]).toEqual([name, true])
    expect(offered(sent).some((href) => href.endsWith(`start=${start}`))).toBe(false)
  }
  for (const start of [
    "",
    "tomorrow",
    "2026-13-01T00:00:00Z",
    "2026-12-10T10:00:00",
    "9999-01-07T09:00:00Z",
  ]) {
    expect((await visitor.post(`/bookings/${token}/reschedule`, { start })).status).toBe(400)
    expect((await visitor.get(`/bookings/${token}/reschedule?start=${start}`)).status).toBe(200)
  }
  expect(await timeOf(bookingId)).toEqual(before)
})

test("a booking of a page that was taken down can still be moved", async () => {
  const startsAt = nextThursday()
  const bookingId = await confirmed(world, startsAt)
  const { actor, pageId } = world.studio
  await withdrawPage(actor, { pageId, status: "unpublished" }, world.runtime)
  const token = await tokenFor(world, bookingId, "status")
  const start = text(after(startsAt, HOUR))
  const page = await visitor.get(`/bookings/${token}/reschedule?start=${start}`)
  const done = await visitor.press(page, `/bookings/${token}/reschedule`)
  expect(done.status).toBe(303)
  expect((await timeOf(bookingId)).startsAt).toBe(after(startsAt, HOUR).toISOString())
  await publishPage(actor, { pageId, number: 1 }, world.runtime)
})

test("while the calendar cannot be read nothing moves, and the page says why", async () => {
  const startsAt = nextThursday()
  const connected = await createBookingWorld({ withCalendar: true })
  const guest = visit(connected)
  try {
    const bookingId = await confirmed(connected, startsAt)
    await drain(connected)
    // What was read before is too old by now.
    connected.advance(HOUR)
    await connected.google.stop()
    connected.runtime.log.level = "silent"
    const token = await tokenFor(connected, bookingId, "reschedule")
    const start = text(after(startsAt, HOUR))
    for (const page of [
      await guest.get(`/bookings/${token}/reschedule?start=${start}`),
      await guest.post(`/bookings/${token}/reschedule`, { start }),
    ]) {
      expect(page.status).toBe(503)
      expect(page.words).toContain("Your booking is where it was. Please try again in a minute.")
    }
    expect((await look(connected, bookingId)).booking.linkVersion).toBe(1)
  } finally {
    connected.runtime.log.level = "info"
    await connected.close().catch(() => {})
    visitor = visit(world)
  }
})
