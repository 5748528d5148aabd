import { translator, type MessageValues } from "#app/messages/translate.ts"

/** Every way a request of a program can fail, with its status. The texts are `problems.api.<code>`. */
const statusOf = {
  "malformed-body": 400,
  "missing-range": 400,
  "malformed-instant": 400,
  "reversed-range": 400,
  "long-range": 400,
  "unknown-time-zone": 400,
  "unknown-duration": 400,
  "signature-refused": 400,
  "unknown-status": 400,
  "malformed-limit": 400,
  "malformed-after": 400,
  invalid: 400,
  "malformed-idempotency-key": 400,
  unauthorized: 401,
  "token-refused": 401,
  "scope-too-small": 403,
  "origin-refused": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "nothing-to-pay": 409,
  "time-taken": 409,
  "revision-changed": 409,
  "not-cancelable": 409,
  "not-movable": 409,
  never: 409,
  "too-late": 409,
  "already-paid": 409,
  "request-in-progress": 409,
  "invitation-in-use": 409,
  "files-full": 409,
  "invitation-over": 410,
  "link-outdated": 410,
  "body-too-big": 413,
  "other-request": 422,
  "too-many-requests": 429,
  "too-many-holds": 429,
  "too-many-files": 429,
  broken: 500,
  "database-away": 503,
  "calendar-unreachable": 503,
  "payment-unreachable": 503,
  "file-unreachable": 503,
} as const

export type ProblemCode = keyof typeof statusOf

/** The HTTP status of a problem. */
export function problemStatus(code: ProblemCode): number {
  return statusOf[code]
}

/** What a problem may say beyond its code: values for its text, and members of its own. */
export type ProblemFacts = {
  values?: MessageValues
  /** Instead of the code's own sentence. */
  detail?: string
  members?: Readonly<Record<string, unknown>>
}

/** The body of a failed request's answer, as RFC 9457 §3 has it, with `code` and what else is known. */
export function problemBody(
  code: ProblemCode,
  { values = {}, detail, members = {} }: ProblemFacts = {},
) {
  const status = statusOf[code]
  const text = translator("en")
  return {
    type: "about:blank",
    title: text(`problems.status.${status}`),
    status,
    detail: detail ?? text(`problems.api.${code}`, values),
    code,
    ...members,
  }
}

/**
 * A failed request's answer for programs: `application/problem+json` as RFC 9457 has it, with one member
 * of ours, `code`, which stays the same while texts may change. Never cached.
 * @param values fill the placeholders of the text
 */
export function problemDocument(
  code: ProblemCode,
  { headers = {}, ...facts }: ProblemFacts & { headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(problemBody(code, facts)), {
    status: statusOf[code],
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  })
}
