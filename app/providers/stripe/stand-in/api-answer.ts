import { ApiProblem } from "./api-problem.ts"

/** An answer of the API on its way out: JSON text, and whether its idempotency key keeps it. */
export type ApiAnswer = {
  status: number
  body: string
  headers: Record<string, string>
  isKept: boolean
}

export function answerOf(object: object): ApiAnswer {
  return { status: 200, body: JSON.stringify(object, null, 2), headers: {}, isKept: true }
}

/** A refusal as Stripe words it: `{ "error": { type, code, message, param } }`; anything else is thrown on. */
export function answerOfProblem(problem: unknown): ApiAnswer {
  if (!(problem instanceof ApiProblem)) throw problem
  return {
    status: problem.status,
    body: JSON.stringify({ error: problem.body }, null, 2),
    headers: problem.headers,
    isKept: problem.isKept,
  }
}
