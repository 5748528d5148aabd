import type { Question } from "./schema.ts"

/** Answers by question id: a text, or a list where several can be chosen. */
export type GivenAnswers = Readonly<Record<string, unknown>>

type Asked = Pick<Question, "id" | "showWhen">

/**
 * Which questions are asked, given the answers so far: a question with a condition is, when the one it hangs
 * on is asked and has one of the answers named. An answer to a question that is not asked counts for nothing,
 * so that what hangs on it is not asked either.
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
  const asked = new Set<string>()
  return questions.filter(({ id, showWhen }) => {
    const isAsked =
      showWhen === null ||
      (asked.has(showWhen.questionId) &&
        chosen(answers, showWhen.questionId).some((answer) => showWhen.answers.includes(answer)))
    if (isAsked) asked.add(id)
    return isAsked
  })
}

/** What was answered to one question, as a list. */
function chosen(answers: GivenAnswers, id: string): string[] {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
  if (typeof answer === "string") return answer.split("\n")
  return Array.isArray(answer) ? answer.filter((one) => typeof one === "string") : []
}
