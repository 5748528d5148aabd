import type Stripe from "stripe"
import { StripeFailure } from "./failure.ts"

/** What the product asks for when a checkout is opened, with one line and the booking's id beside it. */
export function checkoutOf({
  amountMinor = 5000,
  currency = "eur",
  product = { name: "Consultation", description: "Monday, 9:00" },
  metadata = { bookingId: "booking-1" },
}: {
  amountMinor?: number
  currency?: string
  product?: { name: string; description: string }
  metadata?: { bookingId: string } & Record<string, string>
} = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    ui_mode: "hosted_page",
    allowed_payment_method_types: ["card"],
    adaptive_pricing: { enabled: false },
    line_items: [
      { quantity: 1, price_data: { currency, unit_amount: amountMinor, product_data: product } },
    ],
    customer_email: "ada@example.com",
    client_reference_id: metadata.bookingId,
    metadata,
    payment_intent_data: { metadata },
    success_url: "http://localhost:3000/back?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/stepped-back",
    expires_at: Math.floor(Date.now() / 1000) + 32 * 60,
  }
}

/** The failure of a call that has to fail. @throws when it succeeds, or fails in another way */
export async function failureOf(call: Promise<unknown>): Promise<StripeFailure> {
  const failure = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (failure instanceof StripeFailure) return failure
  throw new Error("The call did not fail as Stripe's do.", { cause: failure })
}
