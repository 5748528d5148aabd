import { stripeApiVersion } from "#app/providers/stripe/api-version.ts"
import { type ApiAnswer, answerOfProblem } from "./api-answer.ts"
import { authorize } from "./authorize.ts"
import { answerOfFault, type Fault, takeFault, untilGivenUp } from "./faults.ts"
import { answerOnce, fingerprintOf } from "./kept-answers.ts"
import { type ApiCall, runEndpoint } from "./run-endpoint.ts"
import type { Sandbox } from "./sandbox.ts"

/**
 * Answers one call of the API, under `/v1`. Key and version are checked first, faults strike where they were
 * asked for, an idempotency key of a POST replays, and every refusal is a proper `error` object.
 */
export async function handleApi(sandbox: Sandbox, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const requestId = sandbox.newId("req")
  const isPost = request.method === "POST"
  const form = isPost ? await request.text() : url.search.slice(1)
  const idempotencyKey = isPost ? request.headers.get("Idempotency-Key") : null
  const cause = { requestId, idempotencyKey }
  const call = { method: request.method, path: url.pathname, form, cause }
  const fault = takeFault(sandbox.faults, call.method, call.path)
  const answer = answerCall(sandbox, request.headers, call, fault)
  sandbox.store.commit()
  if (fault?.answer === "hang") await untilGivenUp(request.signal)
  const fixed = {
    "Content-Type": "application/json",
    "Request-Id": requestId,
    "Stripe-Version": stripeApiVersion,
  }
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...fixed, ...answer.headers },
  })
}

function answerCall(
  sandbox: Sandbox,
  headers: Headers,
  call: ApiCall,
  fault: Fault | null,
): ApiAnswer {
  try {
    authorize(sandbox, headers)
    if (fault?.at === "before") return answerOfFault(fault)
    const perform = () => (fault?.at === "kept" ? answerOfFault(fault) : runEndpoint(sandbox, call))
    const { requestId, idempotencyKey } = call.cause
    const fingerprint = fingerprintOf(call.method, call.path, call.form)
    const answer =
      idempotencyKey === null || requestId === null
        ? perform()
        : answerOnce(sandbox, idempotencyKey, fingerprint, requestId, perform)
    return fault?.at === "after" ? answerOfFault(fault) : answer
  } catch (error) {
    return answerOfProblem(error)
  }
}
