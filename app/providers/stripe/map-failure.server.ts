import Stripe from "stripe"

import { cleanDetail } from "./clean-detail.ts"
import { malformedAnswer, StripeFailure, type StripeFailureKind } from "./failure.ts"

function kindOf(error: Stripe.errors.StripeError): StripeFailureKind {
  const status = error.statusCode
  if (error instanceof Stripe.errors.StripeConnectionError) return "unavailable"
  if (error instanceof Stripe.errors.StripeIdempotencyError) return "idempotency-mismatch"
  if (error instanceof Stripe.errors.StripeRateLimitError || status === 429) return "rate-limited"
  // 409 is a lock or a call under way with the same key: its outcome is not known yet.
  if (status === undefined || status >= 500 || status === 409) return "unavailable"
  if (status === 404 || error.code === "resource_missing") return "not-found"
  return status >= 400 ? "refused" : "unavailable"
}

function retryAfterSecondsOf(error: Stripe.errors.StripeError): number | null {
  const header = error.headers?.["retry-after"]
  const seconds = Number(header)
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}

/**
 * Turns what the SDK throws into a `StripeFailure`; one that is a `StripeFailure` already stays as it is. The
 * SDK's error is dropped, not kept as cause, because it holds headers and the refused value. Anything else is
 * the SDK stumbling over an answer, such as a body that is `null`.
 */
export function mapStripeFailure(call: string, error: unknown): StripeFailure {
  if (error instanceof StripeFailure) return error
  if (!(error instanceof Stripe.errors.StripeError)) {
    return malformedAnswer(call, cleanDetail(String(error)))
  }
  return new StripeFailure(call, {
    kind: kindOf(error),
    code: error.code ?? null,
    status: error.statusCode ?? null,
    param: error.param ?? null,
    requestId: error.requestId ?? null,
    retryAfterSeconds: retryAfterSecondsOf(error),
    detail: cleanDetail(error.message),
  })
}
