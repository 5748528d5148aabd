import type { Database } from "#db/client.ts"
import type { Env } from "./env.server.ts"
import type { IdSource } from "./ids.ts"
import type { Keyring } from "./keyring.server.ts"
import type { Log } from "./logger.server.ts"
import { readsWithDatabaseAway, SECONDS_AWAY } from "./database-away.server.ts"
import { problemDocument } from "./problem-document.ts"
import { secondsToWait } from "./require-within-limit.server.ts"

type Logging = { ids: IdSource; log: Log }
type Answering = Logging & { db: Database; keyring: Keyring; env: Env }

/**
 * Answers a program's request: within the limit, and whatever fails ends as a problem document, never as
 * a page.
 * @param work may throw a Response (a gate's refusal), which is sent as it is
 */
export async function answerProgram<R extends Answering>(
  request: Request,
  runtime: R,
  work: (runtime: R) => Promise<Response>,
): Promise<Response> {
  return answerUnlimited(request, runtime, async () => {
    const seconds = await secondsToWait(request, runtime)
    if (seconds === null) return work(runtime)
    return problemDocument("too-many-requests", {
      values: { seconds },
      headers: { "Retry-After": String(seconds) },
    })
  })
}

/** The same for a provider's messages, and for whoever watches over this process: nobody limits them. */
export async function answerUnlimited<R extends Logging>(
  request: Request,
  runtime: R,
  work: (runtime: R) => Promise<Response>,
): Promise<Response> {
  const response = await answerSafely(request, runtime, work)
  // Whatever somebody typed into a field is told in it, and never taken for a page.
  response.headers.set("X-Content-Type-Options", "nosniff")
  return response
}

async function answerSafely<R extends Logging>(
  request: Request,
  runtime: R,
  work: (runtime: R) => Promise<Response>,
): Promise<Response> {
  try {
    return await work(runtime)
  } catch (error) {
    if (error instanceof Response) return error
    const requestId = runtime.ids()
    const known = { "X-Request-Id": requestId }
    runtime.log.error({ err: error, requestId, method: request.method }, "a request failed")
    if (readsWithDatabaseAway(request, error)) {
      const seconds = SECONDS_AWAY
      const headers = { ...known, "Retry-After": String(seconds) }
      return problemDocument("database-away", { values: { seconds }, headers })
    }
    return problemDocument("broken", { values: { requestId }, headers: known })
  }
}

/** 405 for a method that an address does not know, naming those it does. */
export function refuseMethod(allowed: string): Response {
  return problemDocument("method-not-allowed", { values: { allowed }, headers: { Allow: allowed } })
}

/** JSON for a program. */
export function json(body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  })
}
