import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import { taskList } from "#jobs/task-list.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { move } from "./testing-moves.ts"
import {
  client,
  createBookingWorld,
  drain,
  eventsOf,
  hold,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "./testing.server.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const world = await createBookingWorld({ withCalendar: true, calendarCheckMs: 300 })
await drain(world)
const { pay } = payer(world)
afterAll(() => world.close())

async function settleEverything(): Promise<void> {
  await drain(world)
  await retryFailedJobs(world)
  await drain(world)
  world.advance(15_000)
  await drain(world)
}

const mailsOf = async (bookingId: string, state = "sent") =>
  (await look(world, bookingId)).mails.filter((mail) => mail.state === state)

const at = (days: number, minutes = 0) =>
  new Date(TEN_O_CLOCK.getTime() + days * DAY + minutes * MINUTE)

test("Promise 3: an unpaid hold is gone from the database and the calendar within a minute of its release", async () => {
  const bookingId = await hold(world, { startsAt: at(0) })
  await openCheckout(client, { bookingId }, world.runtime)
  await drain(world)
  expect(await eventsOf(world, bookingId)).toMatchObject([{ status: "tentative" }])
  const { booking } = await look(world, bookingId)
  const release = booking.releaseAt?.getTime() ?? 0
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance(release - now.getTime())
  await taskList.sweep({}, world.runtime)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
  expect(await eventsOf(world, bookingId)).toEqual([])
  const { sessions } = await world.stripe.state()
  const session = sessions.find((one) => one.client_reference_id === bookingId)
  expect(session?.status).toBe("expired")
})

test("Promise 4: a confirmed booking has one event, one confirmation to each party and one of each reminder, however often jobs repeat", async () => {
  const bookingId = await hold(world, { startsAt: at(7) })
  await drain(world)
  const [held] = await eventsOf(world, bookingId)
  await pay(bookingId)
  for (let round = 0; round < 3; round++) {
    await settleEverything()
    await taskList.sweep({}, world.runtime)
    await taskList.reconcile({}, world.runtime)
    const rows = await world.runtime.db.execute<{ id: string }>(
      sql`select id from calendar_events where meeting_id = (select meeting_id from bookings where id = ${bookingId})`,
    )
    for (const { id } of rows) {
      await taskList.sync_calendar_event({ calendarEventId: id }, world.runtime)
    }
    for (const mail of (await look(world, bookingId)).mails) {
      await taskList.send_email({ outboundEmailId: mail.id }, world.runtime)
    }
  }
  const events = await eventsOf(world, bookingId)
  expect(events).toMatchObject([{ id: held?.id, status: "confirmed" }])
  const { booking } = await look(world, bookingId)
  expect(events[0]?.iCalUID).toBe(booking.icalUid)

  const before = booking.createdAt.getTime()
  world.advance(
    at(7).getTime() - 23 * HOUR - (await world.runtime.clock.now(world.runtime.db)).getTime(),
  )
  await settleEverything()
  world.advance(22.5 * HOUR)
  await settleEverything()
  expect(before).toBeLessThan(at(7).getTime())
  const kinds = (await mailsOf(bookingId)).map((mail) => mail.kind).sort()
  expect(kinds).toEqual(["booking-confirmed", "booking-received", "reminder-1h", "reminder-24h"])
  const inbox = await world.mail.messages()
  const ours = (await mailsOf(bookingId)).map((mail) => mail.messageId)
  const received = inbox.filter((message) => ours.includes(String(message.headers["message-id"])))
  expect(received).toHaveLength(4)
})

test("Promise 5: nothing is sent or charged for a booking that has been canceled or moved away", async () => {
  const bookingId = await hold(world, { startsAt: at(14) })
  await pay(bookingId)
  await settleEverything()
  expect(await move(world, bookingId, at(15))).toMatchObject({ ok: true })
  await cancelBooking({ kind: "client", bookingId }, { bookingId }, world.runtime)
  await settleEverything()
  const count = (await mailsOf(bookingId)).length
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance(at(17).getTime() - now.getTime())
  await taskList.sweep({}, world.runtime)
  await settleEverything()
  const kinds = (await mailsOf(bookingId)).map((mail) => mail.kind)
  expect(kinds).toHaveLength(count)
  expect(kinds.filter((kind) => kind.startsWith("reminder"))).toEqual([])
  expect(await mailsOf(bookingId, "pending")).toEqual([])
  expect(await eventsOf(world, bookingId)).toEqual([])
})

test("a calendar that is down while a booking is held, paid, moved and canceled is right afterwards", async () => {
  await settleEverything()
  await taskList.sweep({}, world.runtime)
  await drain(world)
  const startsAt = at(28)
  const bookingId = await hold(world, { startsAt })
  await world.google.control("down", { down: true })
  await drain(world)
  await pay(bookingId)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
  expect(await move(world, bookingId, at(28, 60))).toMatchObject({ ok: true })
  await drain(world)
  await world.google.control("down", { down: false })
  await settleEverything()
  expect(await eventsOf(world, bookingId)).toMatchObject([{ status: "confirmed" }])

  await world.google.control("down", { down: true })
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
  await world.google.control("down", { down: false })
  await settleEverything()
  expect(await eventsOf(world, bookingId)).toEqual([])
})

test("a booking moved before its first mail could go out is told once, with its new time", async () => {
  await world.mail.control({ down: true })
  const bookingId = await hold(world, { startsAt: at(35) })
  await pay(bookingId)
  await drain(world)
  expect(await move(world, bookingId, at(36))).toMatchObject({ ok: true })
  await drain(world)
  await world.mail.control({ down: false })
  await settleEverything()
  world.advance(30_000)
  await settleEverything()
  const sent = (await mailsOf(bookingId)).filter((mail) => mail.recipient === "client")
  expect(sent.map((mail) => mail.kind)).toEqual(["booking-confirmed"])
  const inbox = await world.mail.messages()
  const message = inbox.find((one) => one.headers["message-id"] === sent[0]?.messageId)
  const file = message?.attachments[0]?.text ?? ""
  expect(file).toContain("METHOD:REQUEST")
  expect(file).toContain(
    `DTSTART:${at(36)
      .toISOString()
      .replaceAll(/[-:]|\.\d+/g, "")}`,
  )
  expect(file).toContain("SEQUENCE:1")
})
