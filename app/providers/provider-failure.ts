/**
 * What can go wrong with a provider, in the words that decide what happens next:
 * - `unavailable`: no answer, a late one, a 5xx or one that cannot be read; try again later
 * - `rate-limited`: too many calls; not before `retryAfterMs`, when it is named
 * - `unauthorized`: the access token is no longer good; refresh it, then try again
 * - `connection-broken`: the refresh token is dead (`invalid_grant`); the organizer must reconnect
 * - `missing-scope`: the organizer has not allowed this; reconnect with the permission ticked
 * - `not-found`: the thing is not there, or no longer
 * - `exists`: the id we chose is used already; fetch it and compare
 * - `changed-there`: it was edited at the provider since we last saw it
 * - `refused`: the provider does not want this request; repeating it helps nobody
 */
export type ProviderFailureKind =
  | "unavailable"
  | "rate-limited"
  | "unauthorized"
  | "connection-broken"
  | "missing-scope"
  | "not-found"
  | "exists"
  | "changed-there"
  | "refused"

type ProviderFailureFacts = {
  provider: string
  kind: ProviderFailureKind
  /** The HTTP status; null when there was no answer. */
  status?: number | null
  /** How long the provider asks us to wait, in milliseconds; null when it does not say. */
  retryAfterMs?: number | null
  /** The provider's own word for it, such as `rateLimitExceeded` or `ECONNREFUSED`. */
  reason?: string | null
}

/** Anything longer or stranger than an error code could carry an address, a token or a name. */
const CODE = /^[A-Za-z0-9_.-]{1,60}$/

/**
 * A call to a provider that did not give what was asked. Its message holds the provider, the kind,
 * the status and an error code and nothing else, so that it can be logged and shown.
 */
export class ProviderFailure extends Error {
  readonly provider: string
  readonly kind: ProviderFailureKind
  readonly status: number | null
  readonly retryAfterMs: number | null
  readonly reason: string | null

  constructor(facts: ProviderFailureFacts) {
    const status = facts.status ?? null
    const reason = facts.reason && CODE.test(facts.reason) ? facts.reason : null
    const details = [status, reason].filter((part) => part !== null).join(" ")
    super(`${facts.provider}: ${facts.kind}${details ? ` (${details})` : ""}`)
    this.name = "ProviderFailure"
    this.provider = facts.provider
    this.kind = facts.kind
    this.status = status
    this.retryAfterMs = facts.retryAfterMs ?? null
    this.reason = reason
  }
}
