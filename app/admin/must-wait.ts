import { problem } from "./problem.ts"

/**
 * What a form answers to whoever tried too often.
 * @param refused `problem` is a name of `admin.problems` whose sentence says `minutes`
 * @returns the sentence above the form, and the answer's 429 with `Retry-After` in seconds
 */
export function mustWait(refused: { problem: string; retryAfterSeconds: number }): {
  formErrors: string[]
  answer: { status: 429; headers: { "Retry-After": string } }
} {
  const { problem: name, retryAfterSeconds } = refused
  return {
    formErrors: [problem(name, { minutes: Math.ceil(retryAfterSeconds / 60) })],
    answer: { status: 429, headers: { "Retry-After": String(retryAfterSeconds) } },
  }
}
