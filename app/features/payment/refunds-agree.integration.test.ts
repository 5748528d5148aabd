import { createHmac } from "node:crypto"
import { afterAll, expect, test } from "vitest"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import {
  client,
  createBookingWorld,
  deliverEvents,
  drain,
  halfHours,
  hold,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { getStatusRecords } from "#app/features/booking/status-records.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import { applyRefunds } from "./apply-refunds.server.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { receiveStripeMessage } from "./receive-stripe-message.server.ts"
import { reconcilePayments } from "./reconcile-payments.server.ts"
import { reconcileProviderLists } from "./reconcile-provider-lists.server.ts"
import { refundBooking } from "./refund-booking.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"
import { settleRefund } from "./settle-refund.server.ts"
import { payer } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const { openSession, paidBooking } = payer(world)
afterAll(() => world.close())

/** Each test has a half hour of its own, on a Thursday. */
const nextTime = halfHours(new Date(TEN_O_CLOCK.getTime() + 14 * DAY))

async function refundsAtProvider(bookingId: string) {
  const { payments } = await look(world, bookingId)
  const intents = payments.map((payment) => payment.providerPaymentId)
  const { refunds } = await world.stripe.state()
  return refunds.filter((refund) => intents.includes(refund.payment_intent as string))
}

const mailsOf = async (bookingId: string, kind: string) =>
  (await look(world, bookingId)).mails.filter((mail) => mail.kind === kind)

async function textTo(bookingId: string): Promise<string> {
  const { booking } = await look(world, bookingId)
  const all = await world.mail.messages()
  return all
    .filter((message) => JSON.stringify(message.to).includes(booking.clientEmail))
    .map((message) => message.text)
    .join("\n")
}

async function dashboardRefund(bookingId: string, amount?: number) {
  const { payments } = await look(world, bookingId)
  const paymentIntent = payments[0]?.providerPaymentId
  await world.stripe.control("refund", { paymentIntent, ...(amount && { amount }) })
}

test("an older answer about a refund never takes back a newer one", async () => {
  const bookingId = await paidBooking(nextTime())
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await drain(world)
  const [refund] = await refundsAtProvider(bookingId)
  if (!refund) throw new Error("no refund")
  const paymentId = (await look(world, bookingId)).payments[0]?.id ?? ""
  const stale = { paymentId, atProvider: [{ ...refund, status: "pending" }] }
  await applyRefunds(job, stale, world.runtime)
  const after = await look(world, bookingId)
  expect(after.booking.state).toBe("REFUNDED")
  expect(after.refunds).toMatchObject([{ state: "succeeded" }])
  expect(after.payments).toMatchObject([{ refundedMinor: 5000 }])
})

test("a refund that failed makes room for one made elsewhere, though both are heard of at once", async () => {
  const bookingId = await paidBooking(nextTime())
  await refundBooking(world.studio.actor, { bookingId, amountMinor: 5000 }, world.runtime)
  await drain(world)
  const [ours] = await refundsAtProvider(bookingId)
  await world.stripe.control("refund/fail", { refund: ours?.id })
  await dashboardRefund(bookingId)
  await deliverEvents(world)
  await drain(world)
  const { payments, refunds } = await look(world, bookingId)
  expect(payments).toMatchObject([{ refundReservedMinor: 5000, refundedMinor: 5000 }])
  expect(refunds.map(({ state }) => state).sort()).toEqual(["failed", "succeeded"])
})

test("what is left after a refused refund goes back, though the provider was lost in between", async () => {
  const bookingId = await paidBooking(nextTime())
  await dashboardRefund(bookingId, 2000)
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  const wanted = (await look(world, bookingId)).refunds[0]?.id ?? ""
  const { stripe } = world.runtime
  let asked = 0
  const lost = {
    ...world.runtime,
    stripe: {
      ...stripe,
      listRefunds: (filter: Parameters<typeof stripe.listRefunds>[0]) => {
        if (++asked === 2) {
          throw new StripeFailure("list refunds", {
            kind: "unavailable",
            code: null,
            status: 500,
            param: null,
            requestId: null,
            retryAfterSeconds: null,
            detail: "lost",
          })
        }
        return stripe.listRefunds(filter)
      },
    },
  }
  await settleRefund(job, { refundId: wanted }, lost).catch(() => null)
  await settleRefund(job, { refundId: wanted }, world.runtime)
  await drain(world)
  const amounts = (await refundsAtProvider(bookingId)).map(({ amount }) => amount)
  expect(amounts.sort()).toEqual([2000, 3000])
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
})

test("a refund that the provider refuses for good is shown to the organizer", async () => {
  const bookingId = await paidBooking(nextTime())
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await world.stripe.control("faults", {
    method: "POST",
    path: "/v1/refunds",
    status: 400,
    code: "charge_disputed",
    times: 50,
  })
  await drain(world)
  await world.stripe.control("faults/clear")
  const { booking, refunds, mails } = await look(world, bookingId)
  const shown = await getStatusRecords(booking, world.runtime)
  expect(shown.refunds).toMatchObject([{ amountMinor: 5000, state: "failed" }])
  expect(booking.state).toBe("CANCELED")
  expect(refunds.every(({ state }) => state === "failed")).toBe(true)
  expect(mails).toContainEqual(
    expect.objectContaining({ kind: "organizer-alert", detail: { alert: "refund-failed" } }),
  )
})

test("an organizer who returns everything here is not asked about a refund made elsewhere", async () => {
  const bookingId = await paidBooking(nextTime())
  await refundBooking(world.studio.actor, { bookingId, amountMinor: 5000 }, world.runtime)
  await drain(world)
  const { booking, payments } = await look(world, bookingId)
  expect(payments).toMatchObject([{ state: "refunded" }])
  expect(booking).toMatchObject({ state: "CONFIRMED", flags: [] })
  expect(await mailsOf(bookingId, "organizer-alert")).toEqual([])
})

test("canceling what was returned elsewhere before tells of that money, and ends as refunded", async () => {
  const bookingId = await paidBooking(nextTime())
  await dashboardRefund(bookingId)
  await deliverEvents(world)
  await drain(world)
  await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
  await drain(world)
  expect((await look(world, bookingId)).booking.state).toBe("REFUNDED")
  const text = await textTo(bookingId)
  expect(text).toContain("Your whole payment of €50.00 is being returned")
  expect(text).not.toContain("nothing is returned")
})

test("a hold that was called off and paid all the same is told once, with the money that goes back", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const session = await openSession(bookingId)
  await world.stripe.pay(session)
  await cancelBooking(world.studio.actor, { bookingId }, world.runtime)
  const { checkouts } = await look(world, bookingId)
  await settleCheckout(job, { checkoutId: checkouts[0]?.id ?? "" }, world.runtime)
  await drain(world)
  const sent = (await mailsOf(bookingId, "booking-canceled")).filter(
    ({ state }) => state === "sent",
  )
  expect(sent).toHaveLength(1)
  expect(await textTo(bookingId)).toContain("€50.00 is being returned")
})

test("a payment without a row is returned once, however many days it is found again", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const session = await openSession(bookingId)
  await world.stripe.pay(session)
  await world.runtime.db.execute(
    `update checkouts set state = 'expired', provider_session_id = null, id = gen_random_uuid() where booking_id = '${bookingId}'`,
  )
  await reconcileProviderLists(job, world.runtime)
  world.advance(25 * 60 * MINUTE)
  await reconcileProviderLists(job, world.runtime)
  const { refunds, sessions } = await world.stripe.state()
  const intent = sessions.find(({ id }) => id === session)?.payment_intent
  expect(refunds.filter((refund) => refund.payment_intent === intent)).toMatchObject([
    { amount: 5000 },
  ])
  await drain(world)
})

test("one checkout that cannot be read does not keep the others from being reconciled", async () => {
  const broken = await hold(world, { startsAt: nextTime() })
  await world.stripe.control("faults", {
    method: "POST",
    path: "/v1/checkout/sessions",
    status: 500,
    times: 5,
  })
  await openCheckout(client, { bookingId: broken }, world.runtime)
  await world.stripe.control("faults/clear")
  await world.runtime.db.execute(
    `update checkouts set sealed_parameters = 'broken' where booking_id = '${broken}'`,
  )
  const bookingId = await hold(world, { startsAt: nextTime() })
  await world.stripe.pay(await openSession(bookingId))
  world.advance(2 * MINUTE)
  await reconcilePayments(job, world.runtime).catch(() => null)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
  await world.runtime.db.execute(
    `update checkouts set state = 'refused' where booking_id = '${broken}'`,
  )
})

test("a message about something without an id is worked on and left alone", async () => {
  const seconds = Math.floor((await world.runtime.clock.now(world.runtime.db)).getTime() / 1000)
  const body = JSON.stringify({
    id: "evt_balance",
    object: "event",
    api_version: "2026-10-28.endive",
    created: seconds,
    livemode: false,
    type: "balance.available",
    data: { object: { object: "balance", available: [], livemode: false } },
  })
  const signature = createHmac("sha256", world.stripe.webhookSecret)
    .update(`${seconds}.${body}`)
    .digest("hex")
  await receiveStripeMessage(Buffer.from(body), `t=${seconds},v1=${signature}`, world.runtime)
  await drain(world)
  const rows = await world.runtime.db.execute(
    `select outcome from inbound_messages where external_id = 'evt_balance' and worked_at is not null`,
  )
  expect(rows).toEqual([{ outcome: "ignored" }])
})
