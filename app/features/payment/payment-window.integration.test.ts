import { afterAll, beforeAll, expect, test } from "vitest"
import {
  client,
  createBookingWorld,
  deliverEvents,
  drain,
  hold,
  holdRequest,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { addHost, addTeamPage } from "#app/features/booking/testing-teams.ts"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { openCheckout } from "./open-checkout.server.ts"

const MINUTE = 60_000
let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
})
afterAll(() => world.close())

let day = 0
/** Each test has a morning of its own. */
const nextMorning = () => new Date(TEN_O_CLOCK.getTime() + 7 * 24 * 3_600_000 * day++)

async function pay(bookingId: string, card?: string) {
  const opened = await openCheckout(client, { bookingId }, world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  const { checkouts } = await look(world, bookingId)
  return world.stripe.pay(checkouts.at(-1)?.providerSessionId ?? "", card)
}

test("a time is held, paid and confirmed, and both parties are told once", async () => {
  const bookingId = await hold(world, { startsAt: nextMorning() })
  expect((await look(world, bookingId)).booking.state).toBe("SCHEDULED")
  await pay(bookingId)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_PENDING")

  await deliverEvents(world)
  await drain(world)

  const { booking, payments, mails } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(payments).toMatchObject([{ state: "paid", capturedMinor: 5000, currency: "EUR" }])
  const sent = mails.filter((mail) => mail.state === "sent").map((mail) => mail.kind)
  expect(sent.sort()).toEqual(["booking-confirmed", "booking-received"])
})

test("an expired hold does not block: whoever comes next takes the time, worker or no worker", async () => {
  const startsAt = nextMorning()
  const first = await hold(world, { startsAt })
  const early = await holdSlot(client, holdRequest({ startsAt }), world.runtime)
  expect(early).toMatchObject({ ok: false, problem: "time-taken" })
  world.advance(15 * MINUTE)
  const second = await hold(world, { startsAt })
  expect((await look(world, first)).booking.state).toBe("ABANDONED")
  expect((await look(world, second)).booking.state).toBe("SCHEDULED")
})

test("a hold whose checkout is open is offered again from its release on, and not a moment sooner", async () => {
  const { runtime } = world
  const startsAt = nextMorning()
  const bookingId = await hold(world, { startsAt })
  await openCheckout(client, { bookingId }, runtime)
  const page = await findPublishedPage(
    { organizerSlug: "studio", pageSlug: "consultation" },
    runtime,
  )
  const isOffered = async () => {
    const span = { from: startsAt.getTime(), to: startsAt.getTime() + 30 * MINUTE }
    const found = await findSlots(page!, { durationMinutes: 30, span }, runtime)
    return found.kind === "slots" && found.slots.length > 0
  }
  const { releaseAt } = (await look(world, bookingId)).booking
  const now = await runtime.clock.now(runtime.db)
  world.advance(releaseAt!.getTime() - now.getTime() - 1)
  expect(await isOffered()).toBe(false)
  world.advance(1)
  expect(await isOffered()).toBe(true)
})

test("a host whose hold ran out unpaid is booked, though another's was paid in its last second", async () => {
  const team = [{ hostId: world.studio.hostId }, { hostId: await addHost(world, "Ben Chu") }]
  await addTeamPage(world, "any-of-us", { hostChoice: "round-robin" }, team)
  const startsAt = nextMorning()
  const first = await hold(world, { pageSlug: "any-of-us", startsAt })
  const second = await hold(world, { pageSlug: "any-of-us", startsAt })
  await pay(first)
  await openCheckout(client, { bookingId: second }, world.runtime)
  world.advance(15 * MINUTE)
  const third = await hold(world, { pageSlug: "any-of-us", startsAt })
  const states = await Promise.all(
    [first, second, third].map(async (id) => (await look(world, id)).booking.state),
  )
  expect(states).toEqual(["CONFIRMED", "ABANDONED", "SCHEDULED"])
})

test("a payment made in the hold's last second wins over whoever wants the time next", async () => {
  const startsAt = nextMorning()
  const first = await hold(world, { startsAt })
  const { location } = await pay(first)
  expect(location).toContain("/bookings/")
  world.advance(15 * MINUTE)
  const late = await holdSlot(client, holdRequest({ startsAt }), world.runtime)
  expect(late).toMatchObject({ ok: false, problem: "time-taken" })
  expect((await look(world, first)).booking.state).toBe("CONFIRMED")
})
