import { afterAll, beforeAll, expect, test } from "vitest"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import {
  client,
  createBookingWorld,
  hold,
  holdRequest,
  later,
  look,
  type BookingWorld,
} from "./testing.server.ts"

const HALF_HOUR = 30 * 60_000

let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
})
afterAll(() => world.close())

async function isOffered(startsAt: Date): Promise<boolean> {
  const address = { organizerSlug: "studio", pageSlug: "consultation" }
  const page = (await findPublishedPage(address, world.runtime))!
  const span = { from: startsAt.getTime(), to: startsAt.getTime() + HALF_HOUR }
  const found = await findSlots(page, { durationMinutes: 30, span }, world.runtime)
  return found.kind === "slots" && found.slots.length > 0
}

const take = (startsAt: Date) => holdSlot(client, holdRequest({ startsAt }), world.runtime)
const taken = { ok: false, problem: "time-taken" }

/** Sets the clock to a stamp of a hold, or a millisecond before it. */
async function goTo(bookingId: string, stamp: "payableUntil" | "releaseAt", by = 0) {
  const { booking } = await look(world, bookingId)
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance(booking[stamp]!.getTime() + by - now.getTime())
}

test("a hold that nobody went to pay is offered from the moment on in which others may take it", async () => {
  const startsAt = later(0)
  const held = await hold(world, { startsAt })
  await goTo(held, "payableUntil", -1)
  expect([await isOffered(startsAt), await take(startsAt)]).toEqual([false, taken])
  await goTo(held, "payableUntil")
  expect(await isOffered(startsAt)).toBe(true)
  expect(await take(startsAt)).toMatchObject({ ok: true })
  expect(await isOffered(startsAt)).toBe(false)
})

test("one whose checkout is open leads nobody there before its release, and goes to whoever asks for it", async () => {
  const [waiting, asked] = [later(0, 60), later(0, 120)]
  const holds: string[] = []
  for (const startsAt of [waiting, asked]) {
    const bookingId = await hold(world, { startsAt })
    await openCheckout(client, { bookingId }, world.runtime)
    holds.push(bookingId)
  }
  const [first, second] = holds as [string, string]
  await goTo(second, "payableUntil")
  expect([await isOffered(waiting), await isOffered(asked)]).toEqual([false, false])
  // Settled at the provider first: unpaid, so that it goes.
  expect(await take(asked)).toMatchObject({ ok: true })
  await goTo(first, "releaseAt", -1)
  expect(await isOffered(waiting)).toBe(false)
  await goTo(first, "releaseAt")
  expect(await isOffered(waiting)).toBe(true)
  expect(await take(waiting)).toMatchObject({ ok: true })
})
