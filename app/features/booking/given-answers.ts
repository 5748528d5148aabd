import type { KeptAnswer } from "#db/schema/bookings.ts"
import { isFileAnswer, type FileAnswer } from "#app/features/file/file-answer.ts"
import type { Question } from "#app/features/page/schema.ts"

type GivenAnswer = { question: Question; value: string; file: FileAnswer | null }

/**
 * What was answered to each question as a person reads it, in the page's order; what was left empty is not among
 * them. Of a file it is the name.
 */
export function givenAnswers(
  questions: readonly Question[],
  answers: Readonly<Record<string, KeptAnswer>>,
): GivenAnswer[] {
  return questions.flatMap((question): GivenAnswer[] => {
    // An id may be the name of something that every object has.
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (isFileAnswer(answer)) return [{ question, value: answer.filename, file: answer }]
    const value = [answer ?? []].flat().filter(Boolean).join(", ")
    return value === "" ? [] : [{ question, value, file: null }]
  })
}
