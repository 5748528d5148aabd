import { afterAll, expect, test } from "vitest"
import { payer } from "#app/features/payment/testing.server.ts"
import {
  createBookingWorld,
  drain,
  hold,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"

const MINUTE = 60_000
const world = await createBookingWorld({ withCalendar: true, calendarCheckMs: 300 })
await drain(world)
const { pay } = payer(world)
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
