import { afterAll, expect, test } from "vitest"
import { inTransaction } from "#db/transaction.ts"
import {
  client,
  createBookingWorld,
  drain,
  halfHours,
  hold,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { uuidv7Source } from "#app/platform/ids.ts"
import { cardThatPaysLater } from "#app/providers/stripe/stand-in/testing.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applySession } from "./apply-session.server.ts"
import { isOvertaken } from "./is-overtaken.server.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { reconcilePayments } from "./reconcile-payments.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"
import { payer } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const { openSession, settle } = payer(world)
afterAll(() => world.close())

const nextTime = halfHours(new Date(TEN_O_CLOCK.getTime() + 7 * DAY))

/** A debit that is under way, and how its session stands at the provider. */
async function debitUnderWay() {
  const startsAt = nextTime()
  const bookingId = await hold(world, { startsAt })
  const session = await openSession(bookingId)
  await world.stripe.pay(session, cardThatPaysLater)
  await settle(bookingId, 0)
  const underWay = await world.runtime.stripe.retrieveCheckoutSession(session)
  const checkoutId = (await look(world, bookingId)).checkouts[0]?.id ?? ""
  return { bookingId, startsAt, session, underWay, checkoutId }
}

test("an answer of a failed debit that comes late keeps no time, once another checkout was begun", async () => {
  const { bookingId, session, underWay, checkoutId } = await debitUnderWay()
  await world.stripe.control("settle", { session, outcome: "failed" })
  await settle(bookingId, 0)
  await openSession(bookingId)
  // Asked before it failed, applied after it: as by two workers.
  await applySession(job, { checkoutId, session: underWay }, world.runtime)
  const { booking, payments } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "PAYMENT_PENDING", waitsFor: "payment" })
  expect(payments).not.toMatchObject([{ state: "processing" }])
  world.advance(16 * MINUTE)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
})

test("an answer that a checkout has expired, come after it was finished, lets go of no money", async () => {
  const { bookingId, session, underWay, checkoutId } = await debitUnderWay()
  const expired = { ...underWay, status: "expired" as const, payment_intent: null }
  await applySession(job, { checkoutId, session: expired }, world.runtime)
  expect((await look(world, bookingId)).checkouts).toMatchObject([{ state: "complete" }])
  await world.stripe.control("settle", { session, outcome: "succeeded" })
  world.advance(2 * MINUTE)
  // No message tells of it: what was finished is asked about until its money is there.
  await reconcilePayments(job, world.runtime)
  const { booking, payments } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(payments).toMatchObject([{ state: "paid" }])
})

test("a debit that settles with another amount goes back, and its time is free when the hold has ended", async () => {
  const { bookingId, startsAt, session, checkoutId } = await debitUnderWay()
  world.advance(60 * MINUTE)
  await drain(world)
  await world.stripe.control("settle", { session, outcome: "succeeded" })
  const { stripe } = world.runtime
  const short: Runtime = {
    ...world.runtime,
    stripe: {
      ...stripe,
      async retrieveCheckoutSession(id) {
        const found = await stripe.retrieveCheckoutSession(id)
        const intent = found.payment_intent
        return intent
          ? {
              ...found,
              payment_intent: { ...intent, amount_received: intent.amount_received - 100 },
            }
          : found
      },
    },
  }
  await settleCheckout(job, { checkoutId }, short)
  const { booking } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "ABANDONED", flags: ["amount-mismatch"] })
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
  const next = await hold(world, { startsAt })
  expect((await look(world, next)).booking.state).toBe("SCHEDULED")
})

test("while its hold runs, a debit of another amount leaves the time to be paid again", async () => {
  const { bookingId, session, checkoutId } = await debitUnderWay()
  await world.stripe.control("settle", { session, outcome: "succeeded" })
  const settled = await world.runtime.stripe.retrieveCheckoutSession(session)
  const intent = { ...settled.payment_intent!, amount_received: 100 }
  const other = { ...settled, payment_intent: intent }
  await applySession(job, { checkoutId, session: other }, world.runtime)
  expect((await look(world, bookingId)).booking).toMatchObject({
    ...{ state: "PAYMENT_PENDING", waitsFor: "payment" },
  })
  await world.stripe.pay(await openSession(bookingId))
  await settle(bookingId)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
})

test("money of another amount for a debit that was given up leaves the one under way to be asked about", async () => {
  const { bookingId, session, checkoutId } = await debitUnderWay()
  await world.stripe.control("settle", { session, outcome: "failed" })
  await settle(bookingId, 0)
  const second = await openSession(bookingId)
  await world.stripe.pay(second, cardThatPaysLater)
  await settle(bookingId)
  const first = await world.runtime.stripe.retrieveCheckoutSession(session)
  const intent = { ...first.payment_intent!, amount_received: 100 }
  const paid = { ...first, payment_status: "paid" as const, payment_intent: intent }
  await applySession(job, { checkoutId, session: paid }, world.runtime)
  const { booking, payments } = await look(world, bookingId)
  expect(booking).toMatchObject({ waitsFor: "settlement", flags: ["amount-mismatch"] })
  expect(payments.find(({ isExtra }) => !isExtra)).toMatchObject({ state: "processing" })
  await world.stripe.control("settle", { session: second, outcome: "succeeded" })
  world.advance(2 * MINUTE)
  await reconcilePayments(job, world.runtime)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
})

test("which checkout came later is not for the clock of a machine to say", async () => {
  const { bookingId, session, checkoutId } = await debitUnderWay()
  await world.stripe.control("settle", { session, outcome: "failed" })
  await settle(bookingId, 0)
  world.advance(MINUTE)
  const { ids } = world.runtime
  // As a machine whose clock has not been set.
  world.runtime.ids = uuidv7Source(() => 0, world.runtime.random)
  await openCheckout(client, { bookingId }, world.runtime)
  world.runtime.ids = ids
  const [second] = (await look(world, bookingId)).checkouts.filter(({ id }) => id !== checkoutId)
  const asked = [checkoutId, second?.id ?? ""]
  const overtaken = inTransaction(world.runtime.db, (tx) =>
    Promise.all(asked.map((id) => isOvertaken(tx, { bookingId, checkoutId: id }))),
  )
  expect(await overtaken).toEqual([true, false])
})
