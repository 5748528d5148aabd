import { openBookingLink } from "#app/features/booking/open-booking-link.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { openCheckout, type OpenedCheckout } from "./open-checkout.server.ts"

/**
 * Opens or finds a booking's one checkout for a program that holds the booking's own token.
 * @returns `unknown` for a token that is not this booking's, of another purpose, or outdated: it says the
 *   same whether the booking exists or not
 */
export async function openCheckoutByToken(
  { token, bookingId }: { token: string | null; bookingId: string },
  runtime: Runtime,
): Promise<OpenedCheckout | { kind: "unknown" }> {
  const link = await openBookingLink(token ?? "", ["status", "pay"], runtime)
  if (link.kind !== "open" || link.booking.id !== bookingId) return { kind: "unknown" }
  return openCheckout({ kind: "client", bookingId }, { bookingId }, runtime)
}
