import type { StandIn, StandInOptions } from "#app/providers/stand-in.ts"
import { answerApiCall } from "./answer-api-call.ts"
import { answerCalendarPage } from "./calendar-page.ts"
import { answerConsent } from "./consent.ts"
import { answerControl } from "./control.ts"
import { faultAnswer, takeFault } from "./faults.ts"
import { GoogleProblem } from "./google-problem.ts"
import { problemPage } from "./page.ts"
import { shownState } from "./shown-state.ts"
import { loadState, saveState } from "./state-file.ts"
import { answerRevoke, answerToken, type OAuthSettings } from "./tokens.ts"

const MOST_BODY_BYTES = 1_000_000
/** How long a call without an answer is kept open when nobody hangs up. */
const HANGING_MS = 30_000

export type GoogleStandInOptions = StandInOptions & {
  clientId: string
  clientSecret: string
  /** Exactly these are redirected to; the product's own callbacks unless given. */
  redirectUris?: string[]
}

/**
 * Google Calendar and its sign-in, played under `/google`: the Calendar API below `/google/calendar/v3`,
 * `/google/o/oauth2/v2/auth`, `/google/token`, `/google/revoke`, a calendar to look at and to edit under
 * `/google/calendar`, `/google/state` as JSON, and `/google/control/…` for tests.
 */
export function createGoogleStandIn(options: GoogleStandInOptions): StandIn {
  const { dataDir, origin, random, appUrl } = options
  const settings: OAuthSettings = {
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    redirectUris: options.redirectUris ?? [
      new URL("/integrations/google/callback", appUrl).href,
      new URL("/integrations/callback", appUrl).href,
    ],
  }
  const state = loadState(dataDir)
  const hanging = new Set<() => void>()

  function hang(signal: AbortSignal): Promise<Response> {
    return new Promise((resolve) => {
      const timer = setTimeout(finish, HANGING_MS)
      function finish() {
        clearTimeout(timer)
        hanging.delete(finish)
        signal.removeEventListener("abort", finish)
        resolve(new Response(null, { status: 504 }))
      }
      hanging.add(finish)
      if (signal.aborted) finish()
      else signal.addEventListener("abort", finish)
    })
  }

  async function answerProvider(request: Request, url: URL, body: string): Promise<Response> {
    const rest = url.pathname.slice("/google".length)
    const fault = takeFault(state, request.method, rest)
    const spoiled = state.down ? faultAnswer({ kind: "503", times: 1 }) : null
    if (spoiled) return spoiled
    if (fault && fault.kind !== "timeout-after-commit") {
      return faultAnswer(fault) ?? hang(request.signal)
    }
    const answer = answerOrProblem(() => {
      const call = { ...callOf(request, body), origin, url, verb: request.method }
      if (rest === "/token" && request.method === "POST") return answerToken(call)
      if (rest === "/revoke" && request.method === "POST") return answerRevoke(call)
      return answerApiCall(request.method, rest.slice("/calendar/v3".length), call)
    })
    if (!fault) return answer
    saveState(dataDir, state)
    return hang(request.signal)
  }

  const now = () => new Date(options.now().getTime() + state.clockOffsetMs)
  const callOf = (request: Request, body: string) => ({
    state,
    settings,
    now: now(),
    random,
    headers: request.headers,
    body,
  })

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const body = await request.text()
    const path = url.pathname
    if (body.length > MOST_BODY_BYTES) return new Response(null, { status: 413 })
    if (path.startsWith("/google/calendar/v3/") || /^\/google\/(token|revoke)$/.test(path)) {
      return answerProvider(request, url, body)
    }
    if (path === "/google/state" && request.method === "GET") {
      return Response.json(shownState(state, now(), origin))
    }
    if (path.startsWith("/google/control/") && request.method === "POST") {
      return answerControl(path.slice("/google/control/".length), {
        ...callOf(request, body),
        origin,
      })
    }
    if (isForeignPost(request, url.host)) {
      return problemPage(403, "Not from here", "This form was sent by another website.")
    }
    const call = { ...callOf(request, body), origin, url, verb: request.method }
    if (path === "/google/o/oauth2/v2/auth") return answerConsent(call)
    return answerCalendarPage(path, call)
  }

  return {
    mounts: ["/google"],
    async handle(request) {
      const before = state.revision
      const response = await answer(request)
      const isRead = request.method === "GET" || request.method === "HEAD"
      if (!isRead || state.revision !== before) saveState(dataDir, state)
      return response
    },
    async stop() {
      for (const finish of [...hanging]) finish()
    },
  }
}

function answerOrProblem(work: () => Response): Response {
  try {
    return work()
  } catch (error) {
    if (error instanceof GoogleProblem) return error.toResponse()
    throw error
  }
}

/** A browser says where a form comes from; programs say nothing. */
function isForeignPost(request: Request, ownHost: string): boolean {
  const from = request.headers.get("origin")
  const host = request.headers.get("host") ?? ownHost
  return request.method === "POST" && from !== null && !from.endsWith(`//${host}`)
}
