import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { checkouts, payments } from "#db/schema/payments.ts"
import {
  createBookingWorld,
  deliverEvents,
  drain,
  halfHours,
  hold,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { reconcileProviderLists } from "./reconcile-provider-lists.server.ts"
import { payer } from "./testing.server.ts"

const job = { kind: "job", task: "test" } as const

const world = await createBookingWorld()
const { openSession } = payer(world)
const nextTime = halfHours(TEN_O_CLOCK)
const { db } = world.runtime
afterAll(() => world.close())

test("Promise 2: money of a session that was taken for failed is found in the provider's list", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const session = await openSession(bookingId)
  // As an answer left it that came while the money was on its way.
  await db.update(checkouts).set({ state: "complete" }).where(eq(checkouts.bookingId, bookingId))
  await db.update(payments).set({ state: "failed" }).where(eq(payments.bookingId, bookingId))
  await world.stripe.pay(session)
  await reconcileProviderLists(job, world.runtime)
  const { booking, payments: paid } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(paid).toMatchObject([{ state: "paid", capturedMinor: 5000 }])
})

test("Promise 2: money of a session that was taken for refused goes back, by its message or by the list", async () => {
  const sessions: string[] = []
  for (let number = 0; number < 2; number++) {
    const bookingId = await hold(world, { startsAt: nextTime() })
    sessions.push(await openSession(bookingId))
    await db
      .update(checkouts)
      .set({ state: "refused", providerSessionId: null })
      .where(eq(checkouts.bookingId, bookingId))
  }
  const [told, untold] = sessions as [string, string]
  await world.stripe.pay(told)
  await deliverEvents(world)
  await drain(world)
  await world.stripe.pay(untold)
  await reconcileProviderLists(job, world.runtime)
  for (const session of sessions) {
    const intent = (await world.runtime.stripe.retrieveCheckoutSession(session)).payment_intent
    expect(intent?.latest_charge).toMatchObject({ amount_refunded: 5000 })
  }
})
