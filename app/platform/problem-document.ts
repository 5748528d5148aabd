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
  "not-found": 404,
  "method-not-allowed": 405,
  "nothing-to-pay": 409,
  "too-many-requests": 429,
  broken: 500,
  "calendar-unreachable": 503,
  "payment-unreachable": 503,
} as const

export type ProblemCode = keyof typeof statusOf

/**
 * A failed request's answer for programs: `application/problem+json` as RFC 9457 has it, with one member
 * of ours, `code`, which stays the same while texts may change. Never cached.
 * @param values fill the placeholders of the text
 */
export function problemDocument(
  code: ProblemCode,
  { values = {}, headers = {} }: { values?: MessageValues; headers?: Record<string, string> } = {},
): Response {
  const status = statusOf[code]
  const text = translator("en")
  const body = {
    type: "about:blank",
    title: text(`problems.status.${status}`),
    status,
    detail: text(`problems.api.${code}`, values),
    code,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      ...headers,
    },
  })
}
