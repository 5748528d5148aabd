import type { Question } from "./schema.ts"

type Asked = Pick<Question, "id" | "kind" | "options" | "showWhen">

/** What is wrong with a question's condition. */
export type ConditionProblem = {
  /** Of the question that has the condition. */
  index: number
  problem:
    | "gone" // what it hangs on is not before it, or not there
    | "unsuitable" // what it hangs on has no answers to name
    | "answers" // it names an answer that is not offered
}

/** What a tick answers, and what a condition names for a box that is left without one. */
export const TICKED = "on"
export const UNTICKED = "off"

/** The answers to a question that a condition may name; none where people answer in their own words. */
export function namableAnswers({ kind, options }: Pick<Question, "kind" | "options">): string[] {
  if (kind === "checkbox") return [TICKED, UNTICKED]
  return kind === "choice" || kind === "choices" ? options : []
}

/**
 * Conditions that cannot be: a question may hang on an earlier one only, so that there are no circles, and
 * only on answers which that one offers.
 */
export function conditionProblems(questions: readonly Asked[]): ConditionProblem[] {
  return questions.flatMap(({ showWhen }, index): ConditionProblem[] => {
    if (!showWhen) return []
    const parent = questions.slice(0, index).find(({ id }) => id === showWhen.questionId)
    if (!parent) return [{ index, problem: "gone" }]
    const offered = namableAnswers(parent)
    if (offered.length === 0) return [{ index, problem: "unsuitable" }]
    const isOffered = showWhen.answers.every((answer) => offered.includes(answer))
    return isOffered ? [] : [{ index, problem: "answers" }]
  })
}
