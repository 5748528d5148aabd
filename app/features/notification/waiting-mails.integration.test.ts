import { afterAll, expect, test } from "vitest"
import { taskList } from "#jobs/task-list.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import {
  createBookingWorld,
  drain,
  hold,
  later,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"

const MINUTE = 60_000
const world = await createBookingWorld({ withCalendar: true, calendarCheckMs: 300 })
await drain(world)
const { openSession, pay, settle } = payer(world)
afterAll(() => world.close())

async function stateOf(bookingId: string, kind: string) {
  const { mails } = await look(world, bookingId)
  return mails.find((mail) => mail.kind === kind)?.state
}

test("an invitation waits five minutes for the host's calendar to answer, and then goes without it", async () => {
  const bookingId = await hold(world, { startsAt: TEN_O_CLOCK })
  await world.google.control("down", { down: true })
  await pay(bookingId)
  await drain(world)
  world.advance(4 * MINUTE)
  await retryFailedJobs(world)
  await drain(world)
  expect(await stateOf(bookingId, "booking-confirmed")).toBe("pending")
  world.advance(2 * MINUTE)
  await retryFailedJobs(world)
  await drain(world)
  expect(await stateOf(bookingId, "booking-confirmed")).toBe("sent")
  expect(await stateOf(bookingId, "booking-received")).toBe("sent")
})

test("a mail about a declined payment does not go once the hold has run out, though nobody let it go yet", async () => {
  const bookingId = await hold(world, { startsAt: later(1) })
  world.advance(12 * MINUTE)
  await world.stripe.pay(await openSession(bookingId), "4000 0000 0000 0002")
  await settle(bookingId)
  const { booking, mails } = await look(world, bookingId)
  expect(booking.state).toBe("PAYMENT_FAILED")
  world.advance(5 * MINUTE)
  const outboundEmailId = mails.find(({ kind }) => kind === "payment-failed")?.id ?? ""
  await taskList.send_email({ outboundEmailId }, world.runtime)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_FAILED")
  expect(await stateOf(bookingId, "payment-failed")).toBe("dropped")
})
