import type { Question } from "#app/features/page/schema.ts"

/** Answers by question id, as a booking keeps them. */
export type KeptAnswers = Readonly<Record<string, string | string[]>>

/** What was answered to each question as a person reads it, in the page's order; what was left empty is not among them. */
export function givenAnswers(
  questions: readonly Question[],
  answers: KeptAnswers,
): { question: Question; value: string }[] {
  return questions.flatMap((question) => {
    // An id may be the name of something that every object has.
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    const value = [answer ?? []].flat().filter(Boolean).join(", ")
    return value === "" ? [] : [{ question, value }]
  })
}
