/**
 * What went wrong at Stripe, as far as a caller has to tell apart:
 * - `unavailable`: no answer, an answer that is none (5xx, broken body, another object than asked for) or a
 *   conflict with a call under way. Whether the call had an effect is unknown; repeat it under the same key.
 * - `rate-limited`: nothing happened; wait `retryAfterSeconds` when it is given.
 * - `refused`: Stripe understood and said no; repeating the same call cannot help.
 * - `not-found`: there is no such object for this key.
 * - `idempotency-mismatch`: the key was used before with other parameters.
 */
export type StripeFailureKind =
  "unavailable" | "rate-limited" | "refused" | "not-found" | "idempotency-mismatch"

export type StripeFailureFacts = {
  kind: StripeFailureKind
  /** Stripe's own code, such as `resource_missing`, or ours (`malformed-answer`); null when there is none. */
  code: string | null
  /** HTTP status, or null when no answer came. */
  status: number | null
  /** The parameter that Stripe names, or null. */
  param: string | null
  requestId: string | null
  retryAfterSeconds: number | null
  /** What Stripe said, already without keys, addresses and emails. */
  detail: string
}

/** A call to Stripe that did not succeed. Its message names call, kind, code and request id, never a secret. */
export class StripeFailure extends Error {
  readonly kind: StripeFailureKind
  readonly code: string | null
  readonly status: number | null
  readonly param: string | null
  readonly requestId: string | null
  readonly retryAfterSeconds: number | null

  constructor(call: string, facts: StripeFailureFacts) {
    const marks = [facts.status, facts.code, facts.requestId].filter((mark) => mark !== null)
    const where = marks.length > 0 ? ` (${marks.join(", ")})` : ""
    super(`Stripe ${call}: ${facts.kind}${where}: ${facts.detail}`)
    this.name = "StripeFailure"
    this.kind = facts.kind
    this.code = facts.code
    this.status = facts.status
    this.param = facts.param
    this.requestId = facts.requestId
    this.retryAfterSeconds = facts.retryAfterSeconds
  }
}

/** A failure of our own reading: Stripe answered, but not with what was asked for. */
export function malformedAnswer(call: string, detail: string): StripeFailure {
  return new StripeFailure(call, {
    kind: "unavailable",
    code: "malformed-answer",
    status: null,
    param: null,
    requestId: null,
    retryAfterSeconds: null,
    detail,
  })
}
