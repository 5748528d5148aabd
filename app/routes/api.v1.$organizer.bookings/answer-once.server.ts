import { claimRequest, keepAnswer } from "#app/features/api/claim-request.server.ts"
import type { Caller } from "#app/features/api/find-caller.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { hashAddress } from "#app/features/booking/hold-limits.server.ts"
import { clientAddress } from "#app/platform/client-address.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { answerRefusal, type ApiCall } from "./answer-api.server.ts"

const keptHeaders = ["content-type", "cache-control", "location"]
/** Answers that another try may change: they are not kept. */
const passing = new Set([401, 403, 429])

type Work = (body: Record<string, unknown> | null, attempt: string | null) => Promise<Response>

/**
 * Answers a POST with a JSON body once for each `Idempotency-Key`: the same key with the same request gets
 * the same answer, another request 422, and one that is being worked on 409.
 * @param work gets the body, null when it is no JSON object (nothing at all is an empty one), and what every
 *   repeat has in common
 */
export async function answerOnce(call: ApiCall, work: Work): Promise<Response> {
  const { request, runtime } = call
  const text = await request.text()
  const body = readObject(text)
  const sent = request.headers.get("idempotency-key")
  if (sent === null) return work(body, null)
  // A string of RFC 8941, as the draft has it, or the bare text that most send.
  const key = /^"(.*)"$/.exec(sent.trim())?.[1] ?? sent.trim()
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) return answerRefusal(refuse("malformed-idempotency-key"))
  const { pathname } = new URL(request.url)
  const fingerprint = JSON.stringify([request.method, pathname, text])
  const claimed = await claimRequest({ scope: scopeOf(call), key, fingerprint }, runtime)
  switch (claimed.kind) {
    case "in-progress":
      return answerRefusal(refuse("request-in-progress", {}, 1))
    case "other-request":
      return answerRefusal(refuse("other-request"))
    case "answered": {
      const { status, headers, body: kept } = claimed.answer
      const repeated = { ...headers, "Idempotency-Replayed": "true" }
      return new Response(kept, { status, headers: repeated })
    }
    case "mine":
      return doAndKeep(claimed.id, () => work(body, claimed.attempt), runtime)
  }
}

async function doAndKeep(
  id: string,
  work: () => Promise<Response>,
  runtime: Runtime,
): Promise<Response> {
  let response: Response
  try {
    response = await work()
  } catch (error) {
    await keepAnswer(id, null, runtime)
    throw error
  }
  const { status } = response
  const isPassing = status >= 500 || passing.has(status)
  const names = keptHeaders.filter((name) => response.headers.has(name))
  const headers = Object.fromEntries(names.map((name) => [name, response.headers.get(name) ?? ""]))
  const answer = isPassing ? null : { status, headers, body: await response.clone().text() }
  await keepAnswer(id, answer, runtime)
  return response
}

/** Whose keys these are: two callers may choose the same, and neither sees the other's answers. */
function scopeOf({ caller, params, request, runtime }: ApiCall): string {
  return `${params["organizer"] ?? ""}:${nameOf(caller, request, runtime)}`
}

function nameOf(caller: Caller, request: Request, { keyring }: Runtime): string {
  if (caller.kind === "key") return `key:${caller.keyId}`
  if (caller.kind === "token") return `booking:${caller.bookingId}`
  return `address:${hashAddress(keyring, clientAddress(request) ?? "")}`
}

function readObject(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {}
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
