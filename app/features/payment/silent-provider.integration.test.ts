import { afterAll, expect, test } from "vitest"
import {
  client,
  createBookingWorld,
  drain,
  hold,
  holdRequest,
  later,
  look,
  retryFailedJobs,
} from "#app/features/booking/testing.server.ts"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { payer } from "./testing.server.ts"

const MINUTE = 60_000
const world = await createBookingWorld()
const { openSession, silenceProvider } = payer(world)
afterAll(() => world.close())

const speak = () => world.stripe.control("faults/clear", {})
const stateOf = async (bookingId: string) => (await look(world, bookingId)).booking.state

/** Goes on to so many milliseconds after the moment until which a silent provider may keep a hold's time. */
async function goOnToEnd(bookingId: string, ms: number): Promise<void> {
  const { releaseAt } = (await look(world, bookingId)).booking
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance((releaseAt?.getTime() ?? 0) + 10 * MINUTE + ms - now.getTime())
}

test("Promise 3: whoever wants a time waits ten minutes for a provider that keeps silent, and no longer", async () => {
  const startsAt = later(0)
  const bookingId = await hold(world, { startsAt })
  await openSession(bookingId)
  await silenceProvider()
  const take = () => holdSlot(client, holdRequest({ startsAt }), world.runtime)
  await goOnToEnd(bookingId, -1)
  expect(await take()).toMatchObject({ ok: false, problem: "time-taken" })
  expect(await stateOf(bookingId)).toBe("PAYMENT_PENDING")
  await goOnToEnd(bookingId, 0)
  expect(await take()).toMatchObject({ ok: true })
  expect(await stateOf(bookingId)).toBe("ABANDONED")
  await speak()
})

test("Promise 3: a silent provider keeps a hold that nobody else wants ten minutes, and no longer", async () => {
  const bookingId = await hold(world, { startsAt: later(1) })
  await openSession(bookingId)
  await silenceProvider()
  world.advance(15 * MINUTE)
  await drain(world)
  await goOnToEnd(bookingId, -1)
  await retryFailedJobs(world)
  await drain(world)
  expect(await stateOf(bookingId)).toBe("PAYMENT_PENDING")
  await goOnToEnd(bookingId, 0)
  // The failed job waits for its own next try by now: what ends the hold was owed for this moment.
  await drain(world)
  expect(await stateOf(bookingId)).toBe("ABANDONED")
  await speak()
})

test("a session whose answer was lost is looked up, also when the provider has forgotten the key it was opened with", async () => {
  const bookingId = await hold(world, { startsAt: later(7) })
  const lost = { path: "/v1/checkout/sessions", method: "POST", at: "after", status: 500 }
  await world.stripe.control("faults", { ...lost, times: 20 })
  expect(await openCheckout(client, { bookingId }, world.runtime)).toEqual({ kind: "unreachable" })
  await speak()
  world.advance(25 * 60 * MINUTE)
  for (let round = 0; round < 2; round++) {
    await retryFailedJobs(world)
    await drain(world)
  }
  const { sessions } = await world.stripe.state()
  const ours = sessions.filter((session) => session.client_reference_id === bookingId)
  expect(ours).toMatchObject([{ status: "expired" }])
  expect((await look(world, bookingId)).checkouts).toMatchObject([{ state: "expired" }])
})
