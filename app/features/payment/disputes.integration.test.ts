import { afterAll, expect, test } from "vitest"
import { findBookingForOrganizer } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { flagBooking } from "#app/features/booking/flag-booking.server.ts"
import {
  createBookingWorld,
  deliverEvents,
  drain,
  halfHours,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { inTransaction } from "#db/transaction.ts"
import { applyDispute } from "./apply-dispute.server.ts"
import { reconcilePayments } from "./reconcile-payments.server.ts"
import { reconcileProviderLists } from "./reconcile-provider-lists.server.ts"
import { settleDispute } from "./settle-dispute.server.ts"
import { payer } from "./testing.server.ts"

const job = { kind: "job", task: "test" } as const

const world = await createBookingWorld()
const { paidBooking } = payer(world)
const nextTime = halfHours(TEN_O_CLOCK)
afterAll(() => world.close())

/** A paid booking whose client's bank disputes it; nobody here has heard of that yet. */
async function disputedThere({ refundedMinor = 0 } = {}) {
  const bookingId = await paidBooking(nextTime())
  const [payment] = (await look(world, bookingId)).payments
  const paymentIntent = payment?.providerPaymentId
  if (refundedMinor > 0) {
    await world.stripe.control("refund", { paymentIntent, amount: refundedMinor })
  }
  const { id } = await world.stripe.control<{ id: string }>("dispute", { paymentIntent })
  return { bookingId, paymentId: payment?.id ?? "", providerDisputeId: id }
}

const decide = (dispute: string, status: "won" | "lost") =>
  world.stripe.control("dispute/close", { dispute, status })

/** Every message of the provider comes, and is worked on. */
async function hearAll(): Promise<void> {
  await deliverEvents(world)
  await drain(world)
}

const historyOf = async (bookingId: string) => {
  const found = await findBookingForOrganizer(world.studio.organizerId, bookingId, world.runtime)
  return found?.events.filter(({ kind }) => kind === "dispute").map(({ reason }) => reason)
}

test("a dispute that is won leaves a payment what it was by its refunds, and the booking its other flags", async () => {
  const { bookingId, providerDisputeId } = await disputedThere({ refundedMinor: 2000 })
  await inTransaction(world.runtime.db, (tx) =>
    flagBooking(tx, bookingId, { flag: "amount-mismatch", at: nextTime() }),
  )
  await hearAll()
  const disputed = await look(world, bookingId)
  expect(disputed.payments).toMatchObject([{ state: "disputed" }])
  expect(disputed.booking.flags).toEqual(["amount-mismatch", "disputed"])
  expect(disputed.mails.filter(({ kind }) => kind === "organizer-alert")).toHaveLength(1)
  await decide(providerDisputeId, "won")
  await hearAll()
  const won = await look(world, bookingId)
  expect(won.payments).toMatchObject([{ state: "partially_refunded", refundedMinor: 2000 }])
  expect(won.booking.flags).toEqual(["amount-mismatch"])
  expect(await historyOf(bookingId)).toEqual(["dispute-needs_response", "dispute-won"])
})

test("an answer that was asked for before a newer one was written undoes nothing", async () => {
  const { bookingId, paymentId, providerDisputeId } = await disputedThere()
  const dispute = { paymentId, providerDisputeId }
  let asked = 0
  const slow: Runtime = {
    ...world.runtime,
    stripe: {
      ...world.runtime.stripe,
      async retrieveDispute(id) {
        const answer = await world.runtime.stripe.retrieveDispute(id)
        if (++asked > 1) return answer
        // While this answer is on its way the bank decides, and another worker hears of it.
        await decide(id, "won")
        await settleDispute(job, dispute, world.runtime)
        return answer
      },
    },
  }
  expect(await settleDispute(job, dispute, slow)).toBe("won")
  const { payments, booking, mails } = await look(world, bookingId)
  expect(payments).toMatchObject([{ state: "paid" }])
  expect(booking.flags).toEqual([])
  expect(mails.filter(({ kind }) => kind === "organizer-alert")).toEqual([])
  expect(await historyOf(bookingId)).toEqual(["dispute-won"])
})

test("two workers that hear of one dispute at once write it once", async () => {
  const { bookingId, paymentId, providerDisputeId } = await disputedThere()
  const dispute = { paymentId, providerDisputeId }
  const settle = () => settleDispute(job, dispute, world.runtime)
  expect(await Promise.all([settle(), settle(), settle()])).toEqual([
    "needs_response",
    "needs_response",
    "needs_response",
  ])
  expect(await historyOf(bookingId)).toEqual(["dispute-needs_response"])
})

test("a dispute whose end no message tells is asked about by the reconciler", async () => {
  const { bookingId, paymentId, providerDisputeId } = await disputedThere()
  await settleDispute(job, { paymentId, providerDisputeId }, world.runtime)
  await decide(providerDisputeId, "won")
  await reconcilePayments(job, world.runtime)
  const { payments, booking } = await look(world, bookingId)
  expect(payments).toMatchObject([{ state: "paid" }])
  expect(booking.flags).toEqual([])
})

test("a dispute of which no message ever tells is found in the provider's list", async () => {
  const { bookingId } = await disputedThere()
  await reconcileProviderLists(job, world.runtime)
  const { payments, booking } = await look(world, bookingId)
  expect(payments).toMatchObject([{ state: "disputed" }])
  expect(booking.flags).toEqual(["disputed"])
})

test("a dispute that is lost keeps the payment disputed, and there is nothing left to answer", async () => {
  const { bookingId, paymentId, providerDisputeId } = await disputedThere()
  await settleDispute(job, { paymentId, providerDisputeId }, world.runtime)
  await decide(providerDisputeId, "lost")
  await settleDispute(job, { paymentId, providerDisputeId }, world.runtime)
  const { payments, booking } = await look(world, bookingId)
  expect(payments).toMatchObject([{ state: "disputed" }])
  expect(booking).toMatchObject({ state: "CONFIRMED", flags: [] })
})

test("a payment stays disputed while one of its disputes is open, though another is won", async () => {
  const { bookingId, paymentId, providerDisputeId } = await disputedThere()
  await settleDispute(job, { paymentId, providerDisputeId }, world.runtime)
  const other = { paymentId, providerDisputeId: `${providerDisputeId}_2`, answersBefore: 0 }
  await applyDispute(job, { ...other, status: "warning_needs_response" }, world.runtime)
  await decide(providerDisputeId, "won")
  await settleDispute(job, { paymentId, providerDisputeId }, world.runtime)
  const { payments, booking } = await look(world, bookingId)
  expect(payments).toMatchObject([{ state: "disputed" }])
  expect(booking.flags).toEqual(["disputed"])
  // Not at the provider: nobody can be asked about it in what follows.
  const ended = { ...other, status: "warning_closed", answersBefore: 1 }
  expect(await applyDispute(job, ended, world.runtime)).toBe(true)
  expect((await look(world, bookingId)).booking.flags).toEqual([])
})
