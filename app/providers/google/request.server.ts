import type { z } from "zod"
import type { CallOptions } from "#app/providers/calendar-port.ts"
import type { createHttp, HttpAnswer, HttpRequest } from "#app/providers/http.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { retryAfterMsOf } from "#app/providers/retry-delay.ts"
import { failureOfAnswer, isRateLimit } from "./failure-of-answer.ts"

export type GoogleRequest = {
  method: HttpRequest["method"]
  /** Below `/calendar/v3`, its parts already encoded. */
  path: string
  query?: Record<string, string>
  body?: unknown
  /** The version that a change must still meet. */
  ifMatch?: string
  repeatable?: boolean
}

/** Sends one request to the Calendar API with a bearer token and gives the 2xx answer. */
export type SendToGoogle = (
  accessToken: string,
  request: GoogleRequest,
  options?: CallOptions,
) => Promise<HttpAnswer>

/**
 * @param base the API's base without `/calendar/v3`
 * @returns a sender that throws `ProviderFailure` for every answer that is not 2xx
 */
export function createSendToGoogle(
  http: ReturnType<typeof createHttp>,
  base: string,
): SendToGoogle {
  return async (accessToken, request, options = {}) => {
    const url = new URL(`${base}/calendar/v3${request.path}`)
    for (const [name, value] of Object.entries(request.query ?? {})) {
      url.searchParams.set(name, value)
    }
    const answer = await http({
      ...options,
      method: request.method,
      url,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${accessToken}`,
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
        ...(request.ifMatch === undefined ? {} : { "if-match": request.ifMatch }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.repeatable === undefined ? {} : { repeatable: request.repeatable }),
      isRateLimit,
    })
    if (answer.status >= 200 && answer.status < 300) return answer
    throw failureOfAnswer(answer, retryAfterMsOf(answer.headers))
  }
}

/**
 * Reads a JSON answer.
 * @throws ProviderFailure `unavailable` when it is not what Google documents: unknown, not empty
 */
export function readAnswer<Schema extends z.ZodType>(
  answer: HttpAnswer,
  schema: Schema,
): z.infer<Schema> {
  let body: unknown
  try {
    body = JSON.parse(answer.text)
  } catch {
    body = undefined
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const reason = "unreadable-answer"
  throw new ProviderFailure({
    provider: "google",
    kind: "unavailable",
    status: answer.status,
    reason,
  })
}
