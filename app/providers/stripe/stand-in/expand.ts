import { badParameter } from "./api-problem.ts"
import type { Sandbox } from "./sandbox.ts"

type Json = Record<string, unknown>

/** Members that hold an id and may be expanded, and the kind of object that the id names. */
const expandable = {
  payment_intent: "paymentIntents",
  latest_charge: "charges",
  charge: "charges",
} as const

function isExpandable(name: string): name is keyof typeof expandable {
  return name in expandable
}

/**
 * Answers `expand[]` (https://docs.stripe.com/api/expanding_objects): replaces ids by their objects along
 * each path, `data.` standing for every item of a list. A path that leads nowhere is refused.
 */
export function expand<Answer extends object>(
  sandbox: Sandbox,
  answer: Answer,
  paths: string[],
): Answer {
  const copy = structuredClone(answer)
  for (const path of paths) expandPath(sandbox, copy as Json, path.split("."), path)
  return copy
}

function expandPath(sandbox: Sandbox, at: Json, steps: string[], whole: string) {
  const [step, ...rest] = steps
  if (step === undefined) return
  if (step === "data" && at["object"] === "list") {
    for (const item of at["data"] as Json[]) expandPath(sandbox, item, rest, whole)
    return
  }
  if (!(step in at) || !isExpandable(step)) {
    throw badParameter(
      "parameter_invalid",
      `This property cannot be expanded (${whole}).`,
      "expand",
    )
  }
  const value = at[step]
  if (typeof value === "string") {
    at[step] = structuredClone(sandbox.store.find(expandable[step], value) ?? value)
  }
  const next = at[step]
  if (typeof next === "object" && next !== null) expandPath(sandbox, next as Json, rest, whole)
}
