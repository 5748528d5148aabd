import type { ApiAnswer } from "./api-answer.ts"

/**
 * A fault that the next calls of the API meet:
 * - `before`: nothing is done and nothing is kept, as when the call dies at the front door
 * - `kept`: nothing is done, and the failure is the answer of its idempotency key for 24 hours
 * - `after`: everything is done and kept, and the answer is lost
 * A `hang` gives no answer at all until the caller gives up.
 */
export type Fault = {
  method: string | null
  /** The call's path begins with this. */
  path: string
  timesLeft: number
  at: "before" | "kept" | "after"
  answer: "hang" | { status: number; code: string | null; retryAfterSeconds: number | null }
}

/** Takes the first fault that fits a call and uses one of its times up. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | null {
  const index = faults.findIndex(
    (fault) => (fault.method === null || fault.method === method) && path.startsWith(fault.path),
  )
  const fault = faults[index]
  if (fault === undefined) return null
  fault.timesLeft -= 1
  if (fault.timesLeft <= 0) faults.splice(index, 1)
  return fault
}

/** What the caller of a faulty call gets to see; for a `hang` it is a 504 that hardly anybody waits for. */
export function answerOfFault(fault: Fault): ApiAnswer {
  const { status, code, retryAfterSeconds } =
    fault.answer === "hang" ? { status: 504, code: null, retryAfterSeconds: null } : fault.answer
  const type = status >= 500 ? "api_error" : "invalid_request_error"
  const message = `The sandbox was asked to answer ${status}.`
  const error = { type, message, ...(code === null ? {} : { code }) }
  return {
    status,
    body: JSON.stringify({ error }),
    headers: retryAfterSeconds === null ? {} : { "Retry-After": String(retryAfterSeconds) },
    isKept: true,
  }
}

const longestHangMs = 60_000

/** Waits until the caller has gone away, or a minute where that cannot be seen. */
export function untilGivenUp(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestHangMs)
    timer.unref()
    const leave = () => {
      clearTimeout(timer)
      resolve()
    }
    if (signal.aborted) leave()
    else signal.addEventListener("abort", leave, { once: true })
  })
}
