import { afterAll, expect, test } from "vitest"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { findBookingForOrganizer } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { openBookingLink } from "#app/features/booking/open-booking-link.server.ts"
import { releaseHold } from "#app/features/booking/release-hold.server.ts"
import { showStatus } from "#app/features/booking/show-status.server.ts"
import {
  createBookingWorld,
  drain,
  halfHours,
  hold,
  look,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { applyRefunds } from "./apply-refunds.server.ts"
import { applySession } from "./apply-session.server.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { refundBooking } from "./refund-booking.server.ts"
import { payer } from "./testing.server.ts"

const MINUTE = 60_000
const job = { kind: "job", task: "test" } as const
const returned = { amountMinor: 4900, currency: "EUR" }

const world = await createBookingWorld()
const { openSession, settle, silenceProvider } = payer(world)
const nextTime = halfHours(TEN_O_CLOCK)
afterAll(() => world.close())

/** A hold for 50.00 of which the provider says that 49.00 came in. */
async function paidOtherwise(startsAt = nextTime()): Promise<string> {
  const bookingId = await hold(world, { startsAt })
  const session = await openSession(bookingId)
  await world.stripe.pay(session)
  const paid = await world.runtime.stripe.retrieveCheckoutSession(session)
  const intent = { ...paid.payment_intent!, amount_received: returned.amountMinor }
  const [checkout] = (await look(world, bookingId)).checkouts
  const told = { checkoutId: checkout?.id ?? "", session: { ...paid, payment_intent: intent } }
  await applySession(job, told, world.runtime)
  return bookingId
}

/** What the client reads. */
async function statusOf(bookingId: string) {
  const { linkVersion: version } = (await look(world, bookingId)).booking
  const link = { bookingId, purpose: "status", version } as const
  const token = signBookingLink(world.runtime.keyring, link)
  const opened = await openBookingLink(token, ["status"], world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  return (await showStatus(opened, {}, world.runtime)).facts.view
}

async function endsOf(bookingId: string) {
  const { organizerId } = world.studio
  const found = await findBookingForOrganizer(organizerId, bookingId, world.runtime)
  const ends = found?.events.filter(({ toState }) =>
    ["ABANDONED", "REFUNDED"].includes(toState ?? ""),
  )
  return ends?.map(({ toState, reason }) => [toState, reason])
}

test("money of another amount is told of while its hold runs, goes back, and is what the hold ends of", async () => {
  const bookingId = await paidOtherwise()
  expect(await statusOf(bookingId)).toMatchObject({
    state: "PAYMENT_PENDING",
    hold: { returned: { kind: "on-its-way", amount: returned } },
  })
  await drain(world)
  expect(await statusOf(bookingId)).toMatchObject({
    hold: { returned: { kind: "done", amount: returned } },
  })
  world.advance(15 * MINUTE)
  await releaseHold(job, { bookingId }, world.runtime)
  expect(await statusOf(bookingId)).toMatchObject({ state: "REFUNDED", amount: returned })
  expect(await endsOf(bookingId)).toEqual([
    ["ABANDONED", "amount-mismatch"],
    ["REFUNDED", "refunded"],
  ])
})

test("a hold whose money is still on its way back says so when it has ended, and once it is there", async () => {
  const bookingId = await paidOtherwise()
  world.advance(15 * MINUTE)
  await releaseHold(job, { bookingId }, world.runtime)
  expect(await statusOf(bookingId)).toMatchObject({
    state: "ABANDONED",
    refund: { kind: "on-its-way", amount: returned },
  })
  await drain(world)
  expect(await statusOf(bookingId)).toMatchObject({ state: "REFUNDED", amount: returned })
})

test("whoever takes a time that was paid with another amount clears its hold, which says why it ended", async () => {
  const startsAt = nextTime()
  const bookingId = await paidOtherwise(startsAt)
  await drain(world)
  world.advance(16 * MINUTE)
  const next = await hold(world, { startsAt })
  expect((await look(world, next)).booking.state).toBe("SCHEDULED")
  expect(await endsOf(bookingId)).toEqual([
    ["ABANDONED", "amount-mismatch"],
    ["REFUNDED", "refunded"],
  ])
})

test("paying what was asked after all confirms the booking, and nothing is said of the other money", async () => {
  const bookingId = await paidOtherwise()
  const client = { kind: "client", bookingId } as const
  expect(await openCheckout(client, { bookingId }, world.runtime)).toMatchObject({ kind: "open" })
  await world.stripe.pay((await look(world, bookingId)).checkouts.at(-1)?.providerSessionId ?? "")
  await settle(bookingId)
  await drain(world)
  expect(await statusOf(bookingId)).toMatchObject({ state: "CONFIRMED" })
  const { payments } = await look(world, bookingId)
  expect(payments.map(({ capturedMinor, state }) => [capturedMinor, state])).toEqual(
    expect.arrayContaining([
      [5000, "paid"],
      [4900, "refunded"],
    ]),
  )
})

test("while another checkout may still be paid, a hold whose money has gone back is not over", async () => {
  for (const isPaid of [true, false]) {
    const bookingId = await paidOtherwise()
    await openCheckout({ kind: "client", bookingId }, { bookingId }, world.runtime)
    await drain(world)
    await silenceProvider()
    world.advance(27 * MINUTE)
    await releaseHold(job, { bookingId }, world.runtime)
    await world.stripe.control("faults/clear")
    expect(await endsOf(bookingId)).toEqual([["ABANDONED", "amount-mismatch"]])
    const { checkouts } = await look(world, bookingId)
    if (isPaid) await world.stripe.pay(checkouts.at(-1)?.providerSessionId ?? "")
    await settle(bookingId)
    expect((await look(world, bookingId)).booking.state).toBe(isPaid ? "CONFIRMED" : "REFUNDED")
  }
})

test("what the provider could not return after all is returned by the organizer, whatever else was paid, and once", async () => {
  for (const isPaidAsAsked of [false, true]) {
    const bookingId = await paidOtherwise()
    if (isPaidAsAsked) {
      const client = { kind: "client", bookingId } as const
      await openCheckout(client, { bookingId }, world.runtime)
      const { checkouts } = await look(world, bookingId)
      await world.stripe.pay(checkouts.at(-1)?.providerSessionId ?? "")
      await settle(bookingId)
    }
    await drain(world)
    const [failed] = (await look(world, bookingId)).refunds
    await world.stripe.control("refund/fail", { refund: failed?.providerRefundId })
    const atProvider = [await world.runtime.stripe.retrieveRefund(failed?.providerRefundId ?? "")]
    const { paymentId } = failed!
    await applyRefunds(job, { paymentId, atProvider }, world.runtime)
    const form = { bookingId, amountMinor: 4900, attempt: `again-${isPaidAsAsked}` }
    for (const press of ["first", "second"]) {
      const pressed = await refundBooking(world.studio.actor, form, world.runtime)
      expect([press, pressed]).toEqual([press, { ok: true, amountMinor: 4900 }])
    }
    await drain(world)
    const { payments, refunds } = await look(world, bookingId)
    expect(payments.find(({ id }) => id === paymentId)).toMatchObject({ state: "refunded" })
    const made = refunds.filter(({ state }) => state === "succeeded")
    expect(made).toMatchObject([{ amountMinor: 4900, paymentId }])
  }
})

test("a payment that came too late to count is never called nothing", async () => {
  const startsAt = nextTime()
  const bookingId = await hold(world, { startsAt })
  const session = await openSession(bookingId)
  await silenceProvider()
  world.advance(27 * MINUTE)
  await releaseHold(job, { bookingId }, world.runtime)
  await world.stripe.control("faults/clear")
  await hold(world, { startsAt })
  await world.stripe.pay(session)
  await settle(bookingId)
  expect(await statusOf(bookingId)).toMatchObject({
    state: "ABANDONED",
    refund: { kind: "on-its-way", amount: { amountMinor: 5000, currency: "EUR" } },
  })
})
