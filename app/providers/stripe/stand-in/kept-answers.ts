import { createHash } from "node:crypto"

import type { ApiAnswer } from "./api-answer.ts"
import { ApiProblem, badParameter } from "./api-problem.ts"
import type { KeptAnswer } from "./records.ts"
import type { Sandbox } from "./sandbox.ts"

const keptSeconds = 24 * 60 * 60

/** What must be the same when a key is used again: method, path and parameters, in any order. */
export function fingerprintOf(method: string, path: string, body: string): string {
  const params = new URLSearchParams(body)
  params.sort()
  return createHash("sha256").update(`${method} ${path}\n${params.toString()}`).digest("hex")
}

/**
 * Does a call once for each idempotency key: a repeat within 24 hours gets the first answer again, whatever
 * its status; the same key with other parameters is refused. Refusals of parameters are not kept
 * (https://docs.stripe.com/api/idempotent_requests).
 */
export function answerOnce(
  sandbox: Sandbox,
  key: string,
  fingerprint: string,
  requestId: string,
  perform: () => ApiAnswer,
): ApiAnswer {
  if (key.length > 255) {
    throw badParameter("idempotency_key_too_long", "Idempotency keys have at most 255 characters.")
  }
  const headers = { "Idempotency-Key": key }
  const kept = findKept(sandbox, key)
  if (kept === null) {
    const answer = perform()
    if (answer.isKept) {
      const { status, body } = answer
      const keptAtSeconds = sandbox.nowSeconds()
      sandbox.store.put("keptAnswers", key, { fingerprint, status, body, requestId, keptAtSeconds })
    }
    return { ...answer, headers: { ...answer.headers, ...headers } }
  }
  if (kept.fingerprint !== fingerprint) {
    throw new ApiProblem(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    })
  }
  const replayed = { "Idempotent-Replayed": "true", "Original-Request": kept.requestId }
  const { status, body } = kept
  return { status, body, headers: { ...headers, ...replayed }, isKept: true }
}

function findKept(sandbox: Sandbox, key: string): KeptAnswer | null {
  const kept = sandbox.store.find("keptAnswers", key)
  if (kept === undefined) return null
  if (kept.keptAtSeconds + keptSeconds > sandbox.nowSeconds()) return kept
  sandbox.store.remove("keptAnswers", key)
  return null
}

/** Forgets every answer that can no longer be asked for, so that the state does not grow for ever. */
export function forgetOldAnswers(sandbox: Sandbox) {
  for (const key of sandbox.store.keys("keptAnswers")) findKept(sandbox, key)
}
