import {
  client,
  drain,
  hold,
  look,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { openCheckout } from "./open-checkout.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"

/** What is done for a booking's money, by its client at the provider and by a message about it. */
export function payer(world: BookingWorld) {
  /** Opens the checkout of a hold. @returns its session at the provider */
  async function openSession(bookingId: string): Promise<string> {
    const opened = await openCheckout(client, { bookingId }, world.runtime)
    if (opened.kind !== "open") throw new Error(opened.kind)
    const { checkouts } = await look(world, bookingId)
    return checkouts.at(-1)?.providerSessionId ?? ""
  }

  /** Settles a booking's newest checkout, or the one of this number from 0, as a message about it does. */
  async function settle(bookingId: string, number = -1) {
    const { checkouts } = await look(world, bookingId)
    const checkoutId = checkouts.at(number)?.id ?? ""
    return settleCheckout({ kind: "job", task: "test" }, { checkoutId }, world.runtime)
  }

  /** Pays a hold, of which a message tells at once. */
  async function pay(bookingId: string): Promise<void> {
    await world.stripe.pay(await openSession(bookingId))
    await settle(bookingId)
  }

  /** A booking that is paid, with nothing owed of it any more. */
  async function paidBooking(startsAt: Date): Promise<string> {
    const bookingId = await hold(world, { startsAt })
    await pay(bookingId)
    await drain(world)
    return bookingId
  }

  /** The provider answers nothing about an open checkout, until its `faults/clear`. */
  const silenceProvider = () =>
    world.stripe.control("faults", {
      method: "POST",
      path: "/v1/checkout/sessions/",
      status: 500,
      times: 500,
    })

  return { openSession, settle, pay, paidBooking, silenceProvider }
}
