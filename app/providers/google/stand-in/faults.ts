import type { StandInState, Fault } from "./state.ts"

/** Takes the next fault that is meant for this call, once. */
export function takeFault(state: StandInState, method: string, path: string): Fault | null {
  const fault = state.faults.find(
    (candidate) =>
      (candidate.method === undefined || candidate.method === method) &&
      (candidate.path === undefined || path.includes(candidate.path)),
  )
  if (!fault) return null
  fault.times -= 1
  if (fault.times === 0) state.faults.splice(state.faults.indexOf(fault), 1)
  return { ...fault }
}

/** What a spoiled call answers; null when it gets no answer at all. */
export function faultAnswer(fault: Fault): Response | null {
  const headers: Record<string, string> =
    fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) }
  const answer = (code: number, domain: string, reason: string, message: string) =>
    Response.json(
      { error: { code, message, errors: [{ domain, reason, message }] } },
      { status: code, headers },
    )
  switch (fault.kind) {
    case "500":
      return answer(500, "global", "internalError", "Internal Error")
    case "503":
      return answer(503, "global", "backendError", "Backend Error")
    case "429":
      return answer(429, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded")
    case "403-rate":
      return answer(403, "usageLimits", "userRateLimitExceeded", "User Rate Limit Exceeded")
    case "401":
      return answer(401, "global", "authError", "Invalid Credentials")
    case "garbage":
      return new Response("<!doctype html><title>Oops</title>", {
        headers: { "content-type": "text/html" },
      })
    case "timeout":
    case "timeout-after-commit":
      return null
  }
}
