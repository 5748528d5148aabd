import { afterAll, expect, test } from "vitest"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import { releaseHold } from "#app/features/booking/release-hold.server.ts"
import {
  client,
  createBookingWorld,
  drain,
  halfHours,
  hold,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { cardThatPaysLater } from "#app/providers/stripe/stand-in/testing.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { payer } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const { openSession, settle, silenceProvider } = payer(world)
afterAll(() => world.close())

/** Each test has a half hour of its own, on a Thursday. */
const nextTime = halfHours(new Date(TEN_O_CLOCK.getTime() + 7 * DAY))

async function sessionState(id: string) {
  const { sessions } = await world.stripe.state()
  return sessions.find((session) => session.id === id)?.status
}

/** A first debit that came to nothing while the hold ran. */
async function failedDebit(): Promise<string> {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const session = await openSession(bookingId)
  await world.stripe.pay(session, cardThatPaysLater)
  await settle(bookingId, 0)
  await world.stripe.control("settle", { session, outcome: "failed" })
  await settle(bookingId, 0)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_FAILED")
  return bookingId
}

test("a second checkout after a failed debit is waited for", async () => {
  const bookingId = await failedDebit()
  await openSession(bookingId)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_PENDING")
})

test("a repeated message about a failed debit never ends the hold of the debit under way", async () => {
  const bookingId = await failedDebit()
  const second = await openSession(bookingId)
  await world.stripe.pay(second, cardThatPaysLater)
  await settle(bookingId, 1)
  world.advance(20 * MINUTE)
  await settle(bookingId, 0)
  expect((await look(world, bookingId)).booking).toMatchObject({
    state: "PAYMENT_PENDING",
    waitsFor: "settlement",
  })
})

test("a repeated message about a failed debit never takes the payment that followed as failed", async () => {
  const bookingId = await failedDebit()
  await world.stripe.pay(await openSession(bookingId))
  await settle(bookingId, 1)
  await settle(bookingId, 0)
  const { booking, payments } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(payments).toMatchObject([{ state: "paid", capturedMinor: 5000 }])
})

test("Promise 3: a hold that is found paid by a debit when its time runs out keeps its time while that settles", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const session = await openSession(bookingId)
  await world.stripe.pay(session, cardThatPaysLater)
  world.advance(15 * MINUTE)
  // No message has told of it: the hold's own end is what asks.
  expect(await releaseHold(job, { bookingId }, world.runtime)).toBe("PAYMENT_PENDING")
  await drain(world)
  const { booking } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "PAYMENT_PENDING", waitsFor: "settlement" })
  await world.stripe.control("settle", { session, outcome: "succeeded" })
  await settle(bookingId, 0)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
})

test("a session that opens for a booking called off meanwhile is closed at once", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const { stripe } = world.runtime
  let session = ""
  const slow = {
    ...world.runtime,
    stripe: {
      ...stripe,
      async createCheckoutSession(...about: Parameters<typeof stripe.createCheckoutSession>) {
        const opened = await stripe.createCheckoutSession(...about)
        session = opened.id
        await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
        return opened
      },
    },
  }
  expect(await openCheckout(client, { bookingId }, slow)).toEqual({ kind: "see-status" })
  expect(await sessionState(session)).toBe("expired")
})

test("a hold whose checkout cannot be closed ends ten minutes after its release, by itself", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  await openSession(bookingId)
  await drain(world)
  await silenceProvider()
  world.advance(15 * MINUTE)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_PENDING")
  world.advance(11 * MINUTE)
  await drain(world)
  await world.stripe.control("faults/clear")
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
})

test("the session of a hold that ended without an answer is closed as soon as there is one", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const session = await openSession(bookingId)
  world.advance(MINUTE)
  await drain(world)
  await silenceProvider()
  world.advance(26 * MINUTE)
  await releaseHold(job, { bookingId }, world.runtime)
  await world.stripe.control("faults/clear")
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
  await retryFailedJobs(world)
  await drain(world)
  expect(await sessionState(session)).toBe("expired")
})
