import type { ProblemCode, ProblemFacts } from "#app/platform/problem-document.ts"

/** Why the API does not do what it was asked. */
export type ApiRefusal = {
  ok: false
  problem: ProblemCode
  facts: ProblemFacts
  /** What the caller should wait before asking again; null when waiting changes nothing. */
  retryAfterSeconds: number | null
}

/** How long a caller waits for a calendar or a provider that does not answer. */
const ASK_AGAIN_SECONDS = 60

/** A refusal by its code. One that another service caused says when to ask again. */
export function refuse(
  problem: ProblemCode,
  facts: ProblemFacts = {},
  retryAfterSeconds: number | null = null,
): ApiRefusal {
  const isPassing = problem.endsWith("-unreachable")
  const wait = retryAfterSeconds ?? (isPassing ? ASK_AGAIN_SECONDS : null)
  return { ok: false, problem, facts, retryAfterSeconds: wait }
}
