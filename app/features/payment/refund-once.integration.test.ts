import { afterAll, expect, test } from "vitest"
import {
  createBookingWorld,
  drain,
  later,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { malformedAnswer } from "#app/providers/stripe/failure.ts"
import { refundBooking } from "./refund-booking.server.ts"
import { settleRefund } from "./settle-refund.server.ts"
import { payer } from "./testing.server.ts"

const world = await createBookingWorld()
const { paidBooking } = payer(world)
afterAll(() => world.close())

test("Promise 2: a refund is made once, though its answer is lost and the provider's list does not show it yet", async () => {
  const bookingId = await paidBooking(TEN_O_CLOCK)
  await refundBooking(world.studio.actor, { bookingId, amountMinor: 2000 }, world.runtime)
  const refundId = (await look(world, bookingId)).refunds[0]?.id ?? ""
  const { stripe } = world.runtime
  const lossy: typeof stripe = {
    ...stripe,
    async *listRefunds() {},
    async createRefund(params, key) {
      await stripe.createRefund(params, key)
      throw malformedAnswer("create refund", "lost on the way")
    },
  }
  const tried = () =>
    settleRefund(
      { kind: "job", task: "test" },
      { refundId },
      { ...world.runtime, stripe: lossy },
    ).catch(({ code }: { code?: string }) => code)
  expect(await tried()).toBe("malformed-answer")
  expect(await tried()).toBe("malformed-answer")
  await drain(world)
  const { refunds } = await world.stripe.state()
  expect(refunds).toMatchObject([{ amount: 2000, status: "succeeded" }])
  const after = await look(world, bookingId)
  expect(after.refunds).toMatchObject([{ state: "succeeded" }])
  expect(after.payments).toMatchObject([{ refundedMinor: 2000, refundReservedMinor: 2000 }])
})

test("Promise 2: a refund whose answer is lost is looked up, also when the provider has forgotten the key it came under", async () => {
  const bookingId = await paidBooking(later(1))
  await refundBooking(world.studio.actor, { bookingId, amountMinor: 1500 }, world.runtime)
  const lost = { method: "POST", path: "/v1/refunds", status: 500, at: "after", times: 20 }
  await world.stripe.control("faults", lost)
  await drain(world)
  await world.stripe.control("faults/clear", {})
  world.advance(25 * 3_600_000)
  await retryFailedJobs(world)
  await drain(world)
  const { payments, refunds } = await look(world, bookingId)
  const there = (await world.stripe.state()).refunds
  const ours = there.filter((one) => one.payment_intent === payments[0]?.providerPaymentId)
  expect(ours).toMatchObject([{ amount: 1500 }])
  expect(refunds).toMatchObject([{ state: "succeeded" }])
})
