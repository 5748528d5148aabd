import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import type { CallableOrganizer } from "#app/features/api/api-origins.server.ts"
import { findCallOrganizer } from "#app/features/api/find-call-organizer.server.ts"
import { findCaller, type Caller } from "#app/features/api/find-caller.server.ts"
import { refuse, type ApiRefusal } from "#app/features/api/refusal.ts"
import { answerProgram, refuseMethod } from "#app/platform/answer-program.server.ts"
import { bearerToken } from "#app/platform/bearer-token.ts"
import { answerPreflight, crossOriginHeaders, mayCall } from "#app/platform/cross-origin.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime, type Runtime } from "#app/runtime.server.ts"

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** One call of the API, as far as it was let in. */
export type ApiCall = {
  request: Request
  params: Args["params"]
  query: URLSearchParams
  /** Never `refused`: that was answered. A key is of the organizer that the address names. */
  caller: Caller
  runtime: Runtime
}

/**
 * An address of the API that answers one method: within the limit, with what browsers of other origins need,
 * to callers whose credentials, if any, hold. Whatever fails ends as a problem document.
 */
export function apiAddress(method: "GET" | "POST", work: (call: ApiCall) => Promise<Response>) {
  return async ({ request, params }: Args): Promise<Response> => {
    const runtime = getRuntime()
    const origin = request.headers.get("origin")
    // Until it is known whose API this is, an answer says nothing of anybody, and anybody may read it.
    let allowed: CallableOrganizer["apiOrigins"] = null
    const response = await answerProgram(request, runtime, async () => {
      const asks = request.method === "OPTIONS"
      const known = asks || request.method === method
      if (!known && !(method === "GET" && request.method === "HEAD")) return refuseMethod(method)
      const caller = asks ? ({ kind: "nobody" } as const) : await callerOf(request, runtime)
      const organizer =
        origin !== null || caller.kind === "key"
          ? await findCallOrganizer(caller, params["organizer"], runtime)
          : null
      allowed = organizer?.apiOrigins ?? null
      if (asks) return answerPreflight(origin, allowed, method)
      const own = new URL(runtime.env.appUrl).origin
      if (method === "POST" && !mayCall(origin, allowed, own)) return refused("origin-refused")
      if (caller.kind === "refused") return refused("token-refused")
      if (caller.kind === "key" && organizer?.id !== caller.organizerId) {
        return refused("not-found")
      }
      const query = new URL(request.url).searchParams
      return work({ request, params, query, caller, runtime })
    })
    for (const [name, value] of Object.entries(crossOriginHeaders(origin, allowed))) {
      response.headers.set(name, value)
    }
    return response
  }
}

function callerOf(request: Request, runtime: Runtime): Promise<Caller> {
  const isSent = request.headers.has("authorization")
  return findCaller(isSent ? bearerToken(request) : undefined, runtime)
}

function refused(...because: Parameters<typeof refuse>): Response {
  return answerRefusal(refuse(...because))
}

/** A refusal as it goes out, with the headers that belong to it (RFC 6750 §3, RFC 9110 §10.2.3). */
export function answerRefusal({ problem, facts, retryAfterSeconds }: ApiRefusal): Response {
  const scope = String(facts.values?.["scope"] ?? "")
  const challenges: Partial<Record<string, string>> = {
    unauthorized: 'Bearer realm="api"',
    "token-refused": 'Bearer realm="api", error="invalid_token"',
    "scope-too-small": `Bearer realm="api", error="insufficient_scope", scope="${scope}"`,
  }
  const challenge = challenges[problem]
  return problemDocument(problem, {
    ...facts,
    headers: {
      ...(challenge ? { "WWW-Authenticate": challenge } : {}),
      ...(retryAfterSeconds === null ? {} : { "Retry-After": String(retryAfterSeconds) }),
    },
  })
}
