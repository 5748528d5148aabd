import { UNTICKED } from "./condition-problems.ts"
import type { Question } from "./schema.ts"

/** Answers by question id: a text, or a list where several can be chosen. */
export type GivenAnswers = Readonly<Record<string, unknown>>

type Asked = Pick<Question, "id" | "kind" | "showWhen">

/**
 * Which questions are asked, given the answers so far: a question with a condition is, when the one it hangs
 * on is asked and has one of the answers named. An answer to a question that is not asked counts for nothing,
 * so that what hangs on it is not asked either. A box that is asked for and left without a tick has the answer `off`.
 *
 * This is the one reading of conditions for forms and programs; `public/comfort.js` does the same to the
 * fields of a form where scripts run.
 *
 * @param questions in the page's order; whatever they hang on comes before them
 * @param answers as they are kept, or as a form sent them (several options one on each line)
 */
export function askedQuestions<Q extends Asked>(
  questions: readonly Q[],
  answers: GivenAnswers,
): Q[] {
  const asked = new Map<string, Q>()
  return questions.filter((question) => {
    const { id, showWhen } = question
    const parent = showWhen ? asked.get(showWhen.questionId) : undefined
    const isAsked =
      showWhen === null ||
      (parent !== undefined &&
        chosen(answers, parent).some((answer) => showWhen.answers.includes(answer)))
    if (isAsked) asked.set(id, question)
    return isAsked
  })
}

/** What was answered to one question, as a list. */
function chosen(answers: GivenAnswers, { id, kind }: Pick<Question, "id" | "kind">): string[] {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
  const given = typeof answer === "string" ? answer.split("\n") : answer
  const texts = Array.isArray(given) ? given.filter((one) => typeof one === "string") : []
  return kind === "checkbox" && texts.every((one) => one.trim() === "") ? [UNTICKED] : texts
}
