import { afterAll, expect, test } from "vitest"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import { releaseHold } from "#app/features/booking/release-hold.server.ts"
import {
  client,
  createBookingWorld,
  deliverEvents,
  drain,
  hold,
  holdRequest,
  look,
  retryFailedJobs,
} from "#app/features/booking/testing.server.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { reconcilePayments } from "./reconcile-payments.server.ts"
import { reconcileProviderLists } from "./reconcile-provider-lists.server.ts"
import { refundBooking } from "./refund-booking.server.ts"
import { payer } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const { openSession, settle, paidBooking, silenceProvider } = payer(world)
afterAll(() => world.close())

let half = 0
/** Each test has a time of its own: every half hour of every day from Thursday on, seen from the clock. */
async function nextTime(): Promise<Date> {
  const now = await world.runtime.clock.now(world.runtime.db)
  const day = Math.floor(half / 12)
  const start = new Date(now.getTime() + 3 * DAY)
  const monday = start.getTime() - ((start.getUTCDay() + 6) % 7) * DAY + 7 * DAY
  const midnight = monday - (monday % DAY)
  return new Date(
    midnight +
      (day % 5) * DAY +
      Math.floor(day / 5) * 7 * DAY +
      8 * 60 * MINUTE +
      (half++ % 12) * 30 * MINUTE,
  )
}

const refundsOf = async (bookingId: string) =>
  (await look(world, bookingId)).refunds.map(({ cause, amountMinor, state }) => ({
    cause,
    amountMinor,
    state,
  }))
const sentKinds = async (bookingId: string) =>
  (await look(world, bookingId)).mails
    .filter(({ state }) => state === "sent")
    .map(({ kind }) => kind)

/** Refunds that the provider has made for a booking. */
async function refundsAtProvider(bookingId: string) {
  const { payments } = await look(world, bookingId)
  const intents = payments.map((payment) => payment.providerPaymentId)
  const { refunds } = await world.stripe.state()
  return refunds.filter((refund) => intents.includes(refund.payment_intent as string))
}

test("Promise 2: every event, five times at once and in any order, has one effect", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  await world.stripe.pay(await openSession(bookingId))
  await Promise.all([
    deliverEvents(world),
    deliverEvents(world, (events) => [...events].reverse()),
    deliverEvents(world),
    deliverEvents(world),
    deliverEvents(world),
  ])
  await drain(world)
  const { booking, payments } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(payments).toHaveLength(1)
  expect((await sentKinds(bookingId)).sort()).toEqual(["booking-confirmed", "booking-received"])
})

test("Promise 2: a payment that no message ever tells of is found by the reconciler", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  await world.stripe.pay(await openSession(bookingId))
  world.advance(2 * MINUTE)
  await reconcilePayments(job, world.runtime)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
  expect(await sentKinds(bookingId)).toContain("booking-confirmed")
})

test("a late payment whose time is still free is rescued", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  const session = await openSession(bookingId)
  await silenceProvider()
  world.advance(27 * MINUTE)
  await releaseHold(job, { bookingId }, world.runtime)
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
  await world.stripe.control("faults/clear")
  await world.stripe.pay(session)
  await settle(bookingId)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
  expect(await refundsOf(bookingId)).toEqual([])
})

test("Promise 2: a late payment whose time was sold meanwhile is refunded once, and the client is told", async () => {
  const startsAt = await nextTime()
  const bookingId = await hold(world, { startsAt })
  const session = await openSession(bookingId)
  await silenceProvider()
  world.advance(27 * MINUTE)
  const second = await hold(world, { startsAt })
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
  await world.stripe.control("faults/clear")
  await world.stripe.pay(session)
  await Promise.all([settle(bookingId), settle(bookingId), settle(bookingId)])
  await drain(world)
  await drain(world)
  expect(await refundsAtProvider(bookingId)).toMatchObject([{ amount: 5000, status: "succeeded" }])
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
  expect((await look(world, second)).booking.state).toBe("SCHEDULED")
  expect(await sentKinds(bookingId)).toEqual(["late-payment-refunded"])
})

test("an older answer never undoes a newer one: expired after paid changes nothing", async () => {
  const bookingId = await paidBooking(await nextTime())
  await deliverEvents(world)
  await deliverEvents(world, (events) => [...events].reverse())
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
})

test("a decline leaves the hold and its one session; trying again pays in the same", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  const session = await openSession(bookingId)
  await world.stripe.pay(session, "4000 0000 0000 0002")
  await settle(bookingId)
  await settle(bookingId)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_FAILED")
  expect(await openSession(bookingId)).toBe(session)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_PENDING")
  await world.stripe.pay(session)
  await settle(bookingId)
  world.advance(6 * MINUTE)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
  expect(await sentKinds(bookingId)).not.toContain("payment-failed")
})

test("a debit that settles later keeps its time taken until the provider says", async () => {
  const startsAt = await nextTime()
  const bookingId = await hold(world, { startsAt })
  const session = await openSession(bookingId)
  await world.stripe.pay(session, "4000 0000 0000 7007")
  await settle(bookingId)
  world.advance(60 * MINUTE)
  await drain(world)
  const waiting = (await look(world, bookingId)).booking
  expect(waiting).toMatchObject({ state: "PAYMENT_PENDING", waitsFor: "settlement" })
  const other = await holdSlot(client, holdRequest({ startsAt }), world.runtime)
  expect(other).toMatchObject({ problem: "time-taken" })
  await world.stripe.control("settle", { session, outcome: "succeeded" })
  await settle(bookingId)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
})

test("a cancelation in time refunds by the page's rule, once, though both sides press at once", async () => {
  const bookingId = await paidBooking(await nextTime())
  const byClient = { kind: "client", bookingId } as const
  const organizer = world.studio.actor
  const results = await Promise.all([
    cancelBooking(byClient, { bookingId }, world.runtime),
    cancelBooking(organizer, { bookingId, refund: "full" }, world.runtime),
    cancelBooking(byClient, { bookingId }, world.runtime),
  ])
  expect(results.filter((result) => result.ok && !result.alreadyCanceled)).toHaveLength(1)
  await drain(world)
  expect(await refundsAtProvider(bookingId)).toHaveLength(1)
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
  const kinds = await sentKinds(bookingId)
  expect(kinds.filter((kind) => kind === "booking-canceled")).toHaveLength(2)
})

test("what was refunded in the provider's dashboard is taken off a later full refund", async () => {
  const bookingId = await paidBooking(await nextTime())
  const { payments } = await look(world, bookingId)
  const intent = payments[0]?.providerPaymentId
  await world.stripe.control("refund", { paymentIntent: intent, amount: 2000 })
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await drain(world)
  await deliverEvents(world)
  await drain(world)
  const returned = await refundsAtProvider(bookingId)
  expect(returned.map((refund) => refund.amount).sort()).toEqual([2000, 3000])
  const after = await look(world, bookingId)
  expect(after.payments[0]).toMatchObject({ state: "refunded", refundedMinor: 5000 })
  expect(after.booking.state).toBe("REFUNDED")
})

test("a full refund in the dashboard keeps the booking and asks the organizer", async () => {
  const bookingId = await paidBooking(await nextTime())
  const { payments } = await look(world, bookingId)
  await world.stripe.control("refund", { paymentIntent: payments[0]?.providerPaymentId })
  await deliverEvents(world)
  await drain(world)
  const { booking } = await look(world, bookingId)
  expect(booking).toMatchObject({ state: "CONFIRMED", flags: ["refunded-elsewhere"] })
  await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
  expect((await look(world, bookingId)).booking).toMatchObject({ state: "REFUNDED", flags: [] })
  expect(await sentKinds(bookingId)).toContain("organizer-alert")
})

test("a refund that fails after all takes the booking back, and the organizer is told", async () => {
  const bookingId = await paidBooking(await nextTime())
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
  const [refund] = await refundsAtProvider(bookingId)
  await world.stripe.control("refund/fail", { refund: refund?.id })
  await deliverEvents(world)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("CANCELED")
  expect((await look(world, bookingId)).payments[0]).toMatchObject({
    refundReservedMinor: 0,
    refundedMinor: 0,
  })
  expect(await sentKinds(bookingId)).toContain("organizer-alert")
})

test("an organizer never returns more than came in, and the same form twice is one refund", async () => {
  const bookingId = await paidBooking(await nextTime())
  const { actor } = world.studio
  const ask = (amountMinor: number, attempt: string) =>
    refundBooking(actor, { bookingId, amountMinor, attempt }, world.runtime)
  const twice = await Promise.all([ask(3000, "one"), ask(3000, "one")])
  expect(twice).toEqual([
    { ok: true, amountMinor: 3000 },
    { ok: true, amountMinor: 3000 },
  ])
  expect(await ask(2001, "two")).toEqual({ ok: false, problem: "more-than-left" })
  expect(await ask(2000, "three")).toMatchObject({ ok: true })
  await drain(world)
  const amounts = (await refundsAtProvider(bookingId)).map((refund) => refund.amount)
  expect(amounts.sort()).toEqual([2000, 3000])
})

test("a refund whose answer was lost is looked up, not sent again", async () => {
  const bookingId = await paidBooking(await nextTime())
  await world.stripe.control("faults", {
    path: "/v1/refunds",
    method: "POST",
    at: "after",
    status: 500,
    times: 2,
  })
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await drain(world)
  await world.stripe.control("faults/clear")
  await retryFailedJobs(world)
  await drain(world)
  expect(await refundsAtProvider(bookingId)).toHaveLength(1)
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
})

test("a checkout that could not be opened leaves a hold that lets go by itself", async () => {
  const startsAt = await nextTime()
  const bookingId = await hold(world, { startsAt })
  await world.stripe.control("faults", { path: "/v1/checkout/sessions", status: 500, times: 100 })
  expect(await openCheckout(client, { bookingId }, world.runtime)).toEqual({ kind: "unreachable" })
  await world.stripe.control("faults/clear")
  world.advance(15 * MINUTE)
  await drain(world)
  await retryFailedJobs(world)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
  await hold(world, { startsAt })
})

test("a session opened whose answer was lost is the one that is paid, never a second", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  await world.stripe.control("faults", {
    path: "/v1/checkout/sessions",
    method: "POST",
    at: "after",
    status: 500,
    times: 3,
  })
  await openCheckout(client, { bookingId }, world.runtime)
  await world.stripe.control("faults/clear")
  await openSession(bookingId)
  const { sessions } = await world.stripe.state()
  const ours = sessions.filter((session) => session.client_reference_id === bookingId)
  expect(ours).toHaveLength(1)
})

test("a held booking the organizer calls off can no longer be paid, and what slips through goes back", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  const session = await openSession(bookingId)
  await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
  await world.stripe.pay(session)
  await drain(world)
  await settle(bookingId)
  await drain(world)
  const { booking } = await look(world, bookingId)
  expect(booking.state).toBe("REFUNDED")
  expect(await refundsAtProvider(bookingId)).toMatchObject([{ amount: 5000 }])
})

test("a paid session that has no row here is refunded and shown, and what is not ours is never touched", async () => {
  const bookingId = await hold(world, { startsAt: await nextTime() })
  const session = await openSession(bookingId)
  await world.stripe.pay(session)
  await world.runtime.stripe.createCheckoutSession(
    {
      mode: "payment",
      line_items: [
        {
          quantity: 1,
          price_data: { currency: "eur", unit_amount: 900, product_data: { name: "Not ours" } },
        },
      ],
      success_url: "http://localhost:3000/x",
      metadata: { installation: "another" },
    },
    "not-ours",
  )
  const foreign = (await world.stripe.state()).sessions.find((one) => one.amount_total === 900)
  await world.stripe.pay(foreign?.id ?? "")
  // As after a restored backup: the provider knows the session, the database does not.
  await world.runtime.db.execute(
    `update checkouts set provider_session_id = null, id = gen_random_uuid() where booking_id = '${bookingId}'`,
  )
  await reconcileProviderLists(job, world.runtime)
  await reconcileProviderLists(job, world.runtime)
  const { refunds, sessions } = await world.stripe.state()
  const intentOf = (id: string | undefined) => sessions.find((one) => one.id === id)?.payment_intent
  const forOurs = refunds.filter((refund) => refund.payment_intent === intentOf(session))
  expect(forOurs).toHaveLength(1)
  expect(refunds.some((refund) => refund.payment_intent === intentOf(foreign?.id))).toBe(false)
})
