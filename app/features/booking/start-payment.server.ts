import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"

export type StartedPayment =
  /** Where the client pays. `isFollowed`: a form may lead the browser there. */
  | { kind: "open"; address: string; isFollowed: boolean }
  /** Nothing to pay here: the booking's page says why. */
  | { kind: "see-status" }
  /** The provider does not answer; the hold stays. */
  | { kind: "unreachable" }

/** Opens the one checkout of a hold for whoever has its link, or finds the one that is open. */
export async function startPayment(
  { booking }: Pick<OpenLink, "booking">,
  runtime: Runtime,
): Promise<StartedPayment> {
  const actor = { kind: "client", bookingId: booking.id } as const
  const opened = await openCheckout(actor, { bookingId: booking.id }, runtime)
  if (opened.kind !== "open") return opened
  const { origin } = new URL(opened.address)
  // Browsers apply `form-action` to the redirect after a form as well, and follow to these only.
  const isFollowed = runtime.env.stripe.checkoutOrigins.some(
    (known) => new URL(known).origin === origin,
  )
  return { ...opened, isFollowed }
}
