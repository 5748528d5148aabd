import { afterAll, beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/features/actor.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import {
  client,
  createBookingWorld,
  drain,
  hold,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const job = { kind: "job", task: "test" } as const
let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
})
afterAll(() => world.close())

let half = 0
/** Each half hour is used once, on a Thursday. */
const nextTime = () => new Date(TEN_O_CLOCK.getTime() + 7 * DAY + 30 * MINUTE * half++)

async function openSession(bookingId: string): Promise<string> {
  const opened = await openCheckout(client, { bookingId }, world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  const { checkouts } = await look(world, bookingId)
  return checkouts.at(-1)?.providerSessionId ?? ""
}

async function paidBooking(startsAt: Date): Promise<string> {
  const bookingId = await hold(world, { startsAt })
  await world.stripe.pay(await openSession(bookingId))
  const { checkouts } = await look(world, bookingId)
  await settleCheckout(job, { checkoutId: checkouts.at(-1)?.id ?? "" }, world.runtime)
  await drain(world)
  return bookingId
}

async function move(
  bookingId: string,
  startsAt: Date,
  { actor, runtime }: { actor?: Actor; runtime?: Runtime } = {},
) {
  const address = { organizerSlug: "studio", pageSlug: "consultation" }
  const page = await findPublishedPage(address, world.runtime)
  if (!page) throw new Error("no page")
  const { linkVersion } = (await look(world, bookingId)).booking
  const request = { bookingId, startsAt, linkVersion }
  const who = actor ?? { kind: "client", bookingId }
  return moveBooking(who, request, page, runtime ?? world.runtime)
}

test("somebody of another organizer, and a client of another booking, move nothing", async () => {
  const bookingId = await paidBooking(nextTime())
  const other = await paidBooking(nextTime())
  const { userId } = world.studio.actor
  const organizerId = "0198f000-0000-7000-8000-00000000ffff"
  const foreign: Actor = { kind: "user", userId, organizerId, role: "owner" }
  const to = nextTime()
  const notFound = { ok: false, problem: "not-found" }
  expect(await move(bookingId, to, { actor: foreign })).toEqual(notFound)
  expect(await move(bookingId, to, { actor: { kind: "client", bookingId: other } })).toEqual(
    notFound,
  )
})

test("a move takes a time whose hold has run out under an open checkout", async () => {
  const bookingId = await paidBooking(nextTime())
  const wanted = nextTime()
  const expired = await hold(world, { startsAt: wanted })
  await openSession(expired)
  world.advance(15 * MINUTE)
  expect(await move(bookingId, wanted)).toMatchObject({ ok: true })
  expect((await look(world, expired)).booking.state).toBe("ABANDONED")
})

test("a move is refused by a hold that was paid in its last second", async () => {
  const bookingId = await paidBooking(nextTime())
  const wanted = nextTime()
  const paid = await hold(world, { startsAt: wanted })
  await world.stripe.pay(await openSession(paid))
  world.advance(15 * MINUTE)
  expect(await move(bookingId, wanted)).toEqual({ ok: false, problem: "time-taken" })
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
      // The first look at the clock comes after the checkouts were asked about.
      async now(db) {
        if (!session) session = await openSession(bookingId)
        return clock.now(db)
      },
    },
  }
  expect(await move(bookingId, wanted, { runtime })).toMatchObject({ ok: true })
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
  await move(bookingId, nextTime(), { actor: world.studio.actor })
  await move(bookingId, nextTime(), { actor: world.studio.actor })
  await drain(world)
  const told = (await look(world, bookingId)).mails.filter(
    ({ kind, state }) => kind === "booking-moved" && state === "sent",
  )
  expect(told).toHaveLength(2)
  for (const { detail } of told) {
    expect(detail).toMatchObject({ fromStartsAt: from.toISOString() })
  }
})
