import { afterAll, beforeAll, expect, test } from "vitest"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { holdSlot } from "./hold-slot.server.ts"
import { releaseHold } from "./release-hold.server.ts"
import {
  client,
  createBookingWorld,
  hold,
  holdRequest,
  later,
  look,
  type BookingWorld,
} from "./testing.server.ts"

const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE
const job = { kind: "job", task: "test" } as const

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

/** The provider answers nothing about checkouts that are there. */
const silence = { method: "POST", path: "/v1/checkout/sessions/", status: 500, times: 500 }

async function heldAndSilent(startsAt: Date): Promise<string> {
  const bookingId = await hold(world, { startsAt })
  await openCheckout(client, { bookingId }, world.runtime)
  await world.stripe.control("faults", silence)
  return bookingId
}

test("while the provider keeps silent a time is offered no sooner than it may be taken", async () => {
  const startsAt = later(0, 180)
  const held = await heldAndSilent(startsAt)
  await goTo(held, "payableUntil")
  await expect(releaseHold(job, { bookingId: held }, world.runtime)).rejects.toThrow()
  for (const by of [0, 10 * MINUTE - 1]) {
    await goTo(held, "releaseAt", by)
    expect([await isOffered(startsAt), await take(startsAt)]).toEqual([false, taken])
  }
  await goTo(held, "releaseAt", 10 * MINUTE)
  expect(await isOffered(startsAt)).toBe(true)
  expect(await take(startsAt)).toMatchObject({ ok: true })
  await world.stripe.control("faults/clear")
})

test("nobody is led a second time to what the first could not take for the provider's silence", async () => {
  const startsAt = later(0, 240)
  const held = await heldAndSilent(startsAt)
  // No worker runs, so that nobody has asked yet.
  await goTo(held, "releaseAt")
  expect([await isOffered(startsAt), await take(startsAt)]).toEqual([true, taken])
  expect(await isOffered(startsAt)).toBe(false)
  await world.stripe.control("faults/clear")
  expect(await take(startsAt)).toMatchObject({ ok: true })
})

test("a provider that answers again leaves its time to be offered as before", async () => {
  const startsAt = later(0, 300)
  const held = await hold(world, { startsAt })
  await openCheckout(client, { bookingId: held }, world.runtime)
  const settle = async () => {
    const [checkout] = (await look(world, held)).checkouts
    return settleCheckout(job, { checkoutId: checkout?.id ?? "" }, world.runtime)
  }
  await world.stripe.control("faults", { ...silence, method: "GET" })
  await expect(settle()).rejects.toThrow()
  await world.stripe.control("faults/clear")
  await settle()
  await goTo(held, "releaseAt")
  expect(await isOffered(startsAt)).toBe(true)
  expect(await take(startsAt)).toMatchObject({ ok: true })
})
