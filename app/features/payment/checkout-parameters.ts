import type Stripe from "stripe"

const MINUTE = 60_000
/** Stripe's sessions live at least 30 minutes: ours are closed by us long before. */
const SHORTEST_SESSION_MS = 30 * MINUTE
const SETTLING_MS = 10 * MINUTE
const CLOCK_SKEW_MS = 2 * MINUTE

export type CheckoutFacts = {
  checkoutId: string
  installation: string
  booking: {
    id: string
    hostId: string
    clientId: string
    pageId: string
    startsAt: Date
    endsAt: Date
    clientTimeZone: string
    clientEmail: string
    amountMinor: number
    currency: string
    releaseAt: Date
  }
  title: string
  /** When it is, in words, as the client reads it. */
  whenText: string
  locale: string
  successAddress: string
  cancelAddress: string
  now: Date
}

/** When the session ends at Stripe by itself: after everything of ours, and never sooner than it allows. */
export function sessionExpiresAt(releaseAt: Date, now: Date): Date {
  const ours = releaseAt.getTime() + SETTLING_MS
  const theirs = now.getTime() + SHORTEST_SESSION_MS
  return new Date(Math.max(ours, theirs) + CLOCK_SKEW_MS)
}

/**
 * What Stripe is asked for: one line, the price frozen on the booking, cards and wallets. The metadata goes
 * on the session and on the payment alike, holds ids and times only, and names this installation.
 * @see https://docs.stripe.com/api/checkout/sessions/create
 */
export function checkoutParameters(facts: CheckoutFacts): Stripe.Checkout.SessionCreateParams {
  const { booking } = facts
  const metadata = {
    installation: facts.installation,
    checkoutId: facts.checkoutId,
    bookingId: booking.id,
    builderId: booking.hostId,
    hostId: booking.hostId,
    clientId: booking.clientId,
    sessionTypeId: booking.pageId,
    startTime: booking.startsAt.toISOString(),
    endTime: booking.endsAt.toISOString(),
    timezone: booking.clientTimeZone,
    isCalendlyBooking: "false",
  }
  return {
    mode: "payment",
    ui_mode: "hosted_page",
    allowed_payment_method_types: ["card"],
    adaptive_pricing: { enabled: false },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: booking.currency.toLowerCase(),
          unit_amount: booking.amountMinor,
          product_data: { name: facts.title, description: facts.whenText },
        },
      },
    ],
    customer_email: booking.clientEmail,
    client_reference_id: booking.id,
    metadata,
    payment_intent_data: { metadata },
    success_url: facts.successAddress,
    cancel_url: facts.cancelAddress,
    expires_at: Math.floor(sessionExpiresAt(booking.releaseAt, facts.now).getTime() / 1000),
  }
}
