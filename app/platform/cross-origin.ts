/** Origins whose scripts may call from a browser; null for any, empty for none. */
export type AllowedOrigins = readonly string[] | null

const MAX_AGE_SECONDS = 600
const readable =
  "ETag, Idempotency-Replayed, Link, Location, Retry-After, WWW-Authenticate, X-Request-Id"

/** Whether a page of this origin may call. `own`: the origin the API itself is served from. */
export function mayCall(origin: string | null, allowed: AllowedOrigins, own: string): boolean {
  return origin === null || origin === own || allowed === null || allowed.includes(origin)
}

/**
 * What an answer says to browsers about other origins (https://fetch.spec.whatwg.org/#http-cors-protocol).
 * Cookies never count, so credentials are never allowed.
 * @param origin as the request has it; null when it has none
 */
export function crossOriginHeaders(
  origin: string | null,
  allowed: AllowedOrigins,
): Record<string, string> {
  const vary = { Vary: "Origin" }
  if (origin === null || (allowed !== null && !allowed.includes(origin))) return vary
  return {
    ...vary,
    "Access-Control-Allow-Origin": allowed === null ? "*" : origin,
    "Access-Control-Expose-Headers": readable,
  }
}

/**
 * The answer to a browser that asks before it sends: 204, whoever asks; without a permission for origins
 * that have none.
 * @param methods such as `GET, POST`
 */
export function answerPreflight(
  origin: string | null,
  allowed: AllowedOrigins,
  methods: string,
): Response {
  const headers = crossOriginHeaders(origin, allowed)
  const permission = headers["Access-Control-Allow-Origin"]
    ? {
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers":
          "Authorization, Content-Type, Idempotency-Key, If-None-Match",
        "Access-Control-Max-Age": String(MAX_AGE_SECONDS),
      }
    : {}
  return new Response(null, { status: 204, headers: { ...headers, ...permission } })
}
