import { type ApiAnswer, answerOf, answerOfProblem } from "./api-answer.ts"
import { ApiProblem } from "./api-problem.ts"
import { endpoints } from "./endpoints.ts"
import { decodeForm } from "./form-body.ts"
import type { Cause, Sandbox } from "./sandbox.ts"

export type ApiCall = { method: string; path: string; form: string; cause: Cause }

/** Finds the endpoint of a call and runs it; a refusal is an answer too. */
export function runEndpoint(sandbox: Sandbox, call: ApiCall): ApiAnswer {
  try {
    for (const endpoint of endpoints) {
      const match = endpoint.method === call.method ? endpoint.path.exec(call.path) : null
      if (match === null) continue
      const form = decodeForm(call.form)
      return answerOf(endpoint.answer(sandbox, { id: match[1] ?? "", form, cause: call.cause }))
    }
    throw new ApiProblem(404, {
      type: "invalid_request_error",
      message: `Unrecognized request URL (${call.method}: ${call.path}).`,
    })
  } catch (error) {
    return answerOfProblem(error)
  }
}
