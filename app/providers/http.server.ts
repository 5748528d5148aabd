import type { RandomBytes } from "#app/platform/random.ts"
import { ProviderFailure } from "./provider-failure.ts"
import { retryAfterMsOf, retryDelayMs } from "./retry-delay.ts"

export type HttpSettings = {
  /** The provider's name, for failures. */
  provider: string
  random: RandomBytes
  /** For each attempt, unless the call says otherwise. */
  timeoutMs?: number
  /** How often a request that may be repeated is repeated. */
  retries?: number
  /** The longest pause taken within a call; when the provider asks for more the call ends. */
  longestPauseMs?: number
  fetch?: typeof fetch
  pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

export type HttpRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  url: URL
  headers?: Record<string, string>
  /** Already encoded. */
  body?: string
  /** Whether doing it twice is the same as once. Otherwise true for GET, PUT and DELETE only. */
  repeatable?: boolean
  /** A provider that answers 403 for "too fast" says so here. */
  isRateLimit?: (answer: HttpAnswer) => boolean
  signal?: AbortSignal
  timeoutMs?: number
}

export type HttpAnswer = { status: number; headers: Headers; text: string }

const REPEATED = new Set([408, 429, 500, 502, 503, 504])

/**
 * Sends requests to one provider: a time limit for each attempt, no redirects (they could carry a
 * token elsewhere), and repeats with growing, uneven pauses that honour Retry-After (RFC 9110
 * §10.2.3), for requests that may be repeated.
 * @returns the last answer, whatever its status
 * @throws ProviderFailure `unavailable` when there was no answer, with a code and no address
 */
export function createHttp(settings: HttpSettings): (request: HttpRequest) => Promise<HttpAnswer> {
  const retries = settings.retries ?? 2
  const longestPauseMs = settings.longestPauseMs ?? 5_000
  const pause = settings.pause ?? sleep

  async function attempt(request: HttpRequest): Promise<HttpAnswer> {
    const timeLimit = AbortSignal.timeout(request.timeoutMs ?? settings.timeoutMs ?? 10_000)
    const signal = request.signal ? AbortSignal.any([request.signal, timeLimit]) : timeLimit
    try {
      const response = await (settings.fetch ?? fetch)(request.url, {
        method: request.method,
        headers: request.headers ?? {},
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: "manual",
        signal,
      })
      return { status: response.status, headers: response.headers, text: await response.text() }
    } catch (error) {
      const reason = signal.aborted ? "timeout" : codeOf(error)
      throw new ProviderFailure({ provider: settings.provider, kind: "unavailable", reason })
    }
  }

  return async (request) => {
    const repeatable = request.repeatable ?? ["GET", "PUT", "DELETE"].includes(request.method)
    for (let repeat = 0; ; repeat++) {
      let answer: HttpAnswer | null = null
      let failure: unknown = null
      try {
        answer = await attempt(request)
        if (!REPEATED.has(answer.status) && !request.isRateLimit?.(answer)) return answer
      } catch (error) {
        failure = error
      }
      const asked = answer ? retryAfterMsOf(answer.headers) : null
      const delayMs = Math.max(asked ?? 0, retryDelayMs(repeat, settings.random))
      const done = !repeatable || repeat >= retries || delayMs > longestPauseMs
      if (done || request.signal?.aborted) {
        if (answer) return answer
        throw failure
      }
      await pause(delayMs, request.signal)
    }
  }
}

/**
 * Checks a provider's base address: https, or plain http to this machine only, and nothing else in it.
 * @returns the base without a trailing slash
 * @throws Error naming what is wrong, never the address itself
 */
export function checkedBase(base: string): string {
  let url: URL
  try {
    url = new URL(base)
  } catch {
    throw new Error("A provider's address must be an absolute URL")
  }
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new Error("A provider's address must use https, except on this machine")
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error("A provider's address must be an origin and a path")
  }
  return url.href.replace(/\/+$/, "")
}

/** Node puts the system's code on the cause; its message is not used, since it may quote a header. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null
  const code = cause && typeof cause === "object" && "code" in cause ? cause.code : null
  return typeof code === "string" ? code : "no-answer"
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, milliseconds)
    function finish() {
      clearTimeout(timer)
      signal?.removeEventListener("abort", finish)
      resolve()
    }
    if (signal?.aborted) finish()
    else signal?.addEventListener("abort", finish)
  })
}
