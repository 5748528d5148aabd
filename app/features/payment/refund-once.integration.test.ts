import { afterAll, expect, test } from "vitest"
import {
  createBookingWorld,
  drain,
  look,
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
