import { and, eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { checkouts } from "#db/schema/payments.ts"
import { openBookingLink } from "#app/features/booking/open-booking-link.server.ts"
import type { BookingState } from "#app/features/booking/states.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { CheckoutOutcome } from "./applying.ts"
import { settleCheckout } from "./settle-checkout.server.ts"

export type SessionStatus =
  | {
      kind: "known"
      /** The provider's own words. */
      status: "open" | "complete" | "expired"
      paymentStatus: "paid" | "unpaid"
      bookingState: BookingState
    }
  | { kind: "unknown" }
  | { kind: "unreachable" }

const shown: Record<
  CheckoutOutcome,
  Pick<Extract<SessionStatus, { kind: "known" }>, "status" | "paymentStatus">
> = {
  open: { status: "open", paymentStatus: "unpaid" },
  failed: { status: "complete", paymentStatus: "unpaid" },
  paid: { status: "complete", paymentStatus: "paid" },
  processing: { status: "complete", paymentStatus: "unpaid" },
  expired: { status: "expired", paymentStatus: "unpaid" },
  refused: { status: "expired", paymentStatus: "unpaid" },
}

/**
 * How a checkout session of a booking stands, asked at the provider, for a program that holds the booking's
 * own token. What has happened there is applied, as on the page that a client comes back to.
 * @param sessionId the provider's
 */
export async function findSessionStatus(
  { token, sessionId }: { token: string | null; sessionId: string },
  runtime: Runtime,
): Promise<SessionStatus> {
  const link = await openBookingLink(token ?? "", ["status", "pay"], runtime)
  if (link.kind !== "open" || !/^\w{1,255}$/.test(sessionId)) return { kind: "unknown" }
  const bookingId = link.booking.id
  const [checkout] = await runtime.db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, bookingId), eq(checkouts.providerSessionId, sessionId)))
  if (!checkout) return { kind: "unknown" }
  try {
    const actor = { kind: "client", bookingId } as const
    const outcome = await settleCheckout(actor, { checkoutId: checkout.id }, runtime)
    const [booking] = await runtime.db
      .select({ state: bookings.state })
      .from(bookings)
      .where(eq(bookings.id, bookingId))
    return {
      kind: "known",
      ...shown[outcome],
      bookingState: booking?.state ?? link.booking.state,
    }
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    runtime.log.warn({ err: error, checkoutId: checkout.id }, "a session could not be asked about")
    return { kind: "unreachable" }
  }
}
