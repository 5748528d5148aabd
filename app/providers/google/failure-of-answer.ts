import type { HttpAnswer } from "#app/providers/http.server.ts"
import { ProviderFailure, type ProviderFailureKind } from "#app/providers/provider-failure.ts"
import { apiError } from "./answers.ts"

/** Google says "too fast" with 403 as well as with 429 (Calendar API, "Handle API errors"). */
const RATE_REASONS = new Set([
  "rateLimitExceeded",
  "userRateLimitExceeded",
  "quotaExceeded",
  "dailyLimitExceeded",
  "calendarUsageLimitsExceeded",
  "RATE_LIMIT_EXCEEDED",
])

const SCOPE_REASONS = new Set(["ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions"])

const KIND_OF_STATUS: Record<number, ProviderFailureKind> = {
  401: "unauthorized",
  404: "not-found",
  408: "unavailable",
  409: "exists",
  410: "not-found",
  412: "changed-there",
  429: "rate-limited",
}

/** The error codes in an answer's body, the most telling one first; none when it is no error of Google's. */
export function reasonsOf(answer: HttpAnswer): string[] {
  let body: unknown
  try {
    body = JSON.parse(answer.text)
  } catch {
    return []
  }
  const parsed = apiError.safeParse(body)
  if (!parsed.success) return []
  const { details = [], errors = [], status } = parsed.data.error
  return [...details, ...errors, { reason: status }].flatMap(({ reason }) => reason ?? [])
}

/** Whether a 403 means "too fast" rather than "not allowed". */
export function isRateLimit(answer: HttpAnswer): boolean {
  return answer.status === 403 && reasonsOf(answer).some((reason) => RATE_REASONS.has(reason))
}

/** What an answer of the Calendar API other than 2xx means for us. */
export function failureOfAnswer(answer: HttpAnswer, retryAfterMs: number | null): ProviderFailure {
  const reasons = reasonsOf(answer)
  let kind = KIND_OF_STATUS[answer.status] ?? (answer.status >= 500 ? "unavailable" : "refused")
  if (isRateLimit(answer)) kind = "rate-limited"
  else if (answer.status === 403 && reasons.some((reason) => SCOPE_REASONS.has(reason))) {
    kind = "missing-scope"
  }
  const reason = reasons[0] ?? null
  return new ProviderFailure({
    provider: "google",
    kind,
    status: answer.status,
    retryAfterMs,
    reason,
  })
}
