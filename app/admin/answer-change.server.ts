import { data, redirect } from "@remix-run/node"
import { notFound } from "./not-found.server.ts"

/**
 * What a screen of one button answers: 409 with what stands against its change.
 * @param done where it leads once it is so, by 303
 * @throws the redirect, or a 404 when there was nothing to change
 */
export function answerChange<Problem extends string>(
  result: { ok: true } | { ok: false; problem: Problem },
  done: string,
) {
  if (result.ok) throw redirect(done, 303)
  if (result.problem === "not-found") notFound()
  const problem = result.problem as Exclude<Problem, "not-found">
  return data({ problem }, { status: 409 })
}
