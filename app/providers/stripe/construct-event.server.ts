import Stripe from "stripe"

import { eventEnvelope } from "./answers.ts"
import { SignatureRefused } from "./port.ts"

/** Stripe's own default: https://docs.stripe.com/webhooks/signature */
const toleranceSeconds = 300

/**
 * Verifies with each secret in turn (two are valid while one is being rotated) and reads the event.
 * Throws `SignatureRefused`; a good signature that is only too old wins over a mismatch as the reason.
 */
export function constructStripeEvent(
  sdk: Stripe,
  secrets: readonly string[],
  rawBody: Uint8Array | string,
  signatureHeader: string | null,
  now: Date,
): Stripe.Event {
  if (signatureHeader === null || signatureHeader === "") throw new SignatureRefused("missing")
  let reason: "mismatch" | "stale" = "mismatch"
  for (const secret of secrets) {
    try {
      const event: unknown = sdk.webhooks.constructEvent(
        rawBody as Buffer | string,
        signatureHeader,
        secret,
        toleranceSeconds,
        undefined,
        now.getTime(),
      )
      if (!eventEnvelope.safeParse(event).success) throw new SignatureRefused("not-an-event")
      return event as Stripe.Event
    } catch (error) {
      if (error instanceof SignatureRefused) throw error
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) {
        throw new SignatureRefused("not-an-event")
      }
      if (error.message.startsWith("Timestamp outside")) reason = "stale"
    }
  }
  throw new SignatureRefused(reason)
}
