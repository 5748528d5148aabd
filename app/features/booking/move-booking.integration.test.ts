import { afterAll, expect, test } from "vitest"
import type { Actor } from "#app/features/actor.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { move } from "./testing-moves.ts"
import { createBookingWorld, drain, halfHours, hold, look, TEN_O_CLOCK } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const world = await createBookingWorld()
const { openSession, paidBooking } = payer(world)
afterAll(() => world.close())

/** Each half hour is used once, on a Thursday. */
const nextTime = halfHours(new Date(TEN_O_CLOCK.getTime() + 7 * DAY))

test("somebody of another organizer, and a client of another booking, move nothing", async () => {
  const bookingId = await paidBooking(nextTime())
  const other = await paidBooking(nextTime())
  const { userId } = world.studio.actor
  const organizerId = "0198f000-0000-7000-8000-00000000ffff"
  const foreign: Actor = { kind: "user", userId, organizerId, role: "owner" }
  const to = nextTime()
  const notFound = { ok: false, problem: "not-found" }
  expect(await move(world, bookingId, to, { actor: foreign })).toEqual(notFound)
  expect(await move(world, bookingId, to, { actor: { kind: "client", bookingId: other } })).toEqual(
    notFound,
  )
})

test("a move takes a time whose hold has run out under an open checkout", async () => {
  const bookingId = await paidBooking(nextTime())
  const wanted = nextTime()
  const expired = await hold(world, { startsAt: wanted })
  await openSession(expired)
  world.advance(15 * MINUTE)
  expect(await move(world, bookingId, wanted)).toMatchObject({ ok: true })
  expect((await look(world, expired)).booking.state).toBe("ABANDONED")
})

test("a move is refused by a hold that was paid in its last second", async () => {
  const bookingId = await paidBooking(nextTime())
  const wanted = nextTime()
  const paid = await hold(world, { startsAt: wanted })
  await world.stripe.pay(await openSession(paid))
  world.advance(15 * MINUTE)
  expect(await move(world, bookingId, wanted)).toEqual({ ok: false, problem: "time-taken" })
  expect((await look(world, paid)).booking.state).toBe("CONFIRMED")
})

test("a checkout that is opened while its hold moves is closed before the hold has moved", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const wanted = nextTime()
  let session = ""
  const { clock } = world.runtime
  const runtime: Runtime = {
    ...world.runtime,
    clock: {
      millis: clock.millis,
      // The first look at the clock comes after the checkouts were asked about.
      async now(db) {
        if (!session) session = await openSession(bookingId)
        return clock.now(db)
      },
    },
  }
  expect(await move(world, bookingId, wanted, { runtime })).toMatchObject({ ok: true })
  expect(session).not.toBe("")
  const { sessions } = await world.stripe.state()
  expect(sessions.find(({ id }) => id === session)?.status).toBe("expired")
  const { booking, checkouts } = await look(world, bookingId)
  expect(booking.state).toBe("SCHEDULED")
  expect(checkouts).toMatchObject([{ state: "expired" }])
})

test("two moves that no mail has told of yet are told as one, from the time that was known", async () => {
  const from = nextTime()
  const bookingId = await paidBooking(from)
  await move(world, bookingId, nextTime(), { actor: world.studio.actor })
  await move(world, bookingId, nextTime(), { actor: world.studio.actor })
  await drain(world)
  const told = (await look(world, bookingId)).mails.filter(
    ({ kind, state }) => kind === "booking-moved" && state === "sent",
  )
  expect(told).toHaveLength(2)
  for (const { detail } of told) {
    expect(detail).toMatchObject({ fromStartsAt: from.toISOString() })
  }
})
