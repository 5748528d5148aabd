import { z } from "zod"
import type { KeptAnswer } from "#db/schema/bookings.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import { askedQuestions } from "#app/features/page/asked-questions.ts"
import type { Question } from "#app/features/page/schema.ts"
import { answerSchema } from "./answer-schema.ts"

/**
 * All answers of a client, by question id. What comes out is exactly the questions that are asked of someone
 * who answers so: an answer to any other is left out, and none of those is missed. Messages are keys of
 * `problems.field.answer`.
 * @param files what came for questions that are answered by a file, by their id
 */
export function answersSchema(
  questions: readonly Question[],
  files: Readonly<Record<string, ReceivedFile>> = {},
) {
  return z.looseObject({}).transform((given: Record<string, unknown>, context) => {
    const kept: Record<string, KeptAnswer> = {}
    for (const [index, question] of questions.entries()) {
      const { id } = question
      if (!askedQuestions(questions.slice(0, index + 1), kept).includes(question)) continue
      const file = Object.hasOwn(files, id) ? files[id] : undefined
      const answer = Object.hasOwn(given, id) ? given[id] : undefined
      const read = answerSchema(question, file).safeParse(answer)
      if (read.success) kept[id] = read.data
      else for (const issue of read.error.issues) context.issues.push(within(id, issue, given))
    }
    return kept
  })
}

/** A problem of one answer as one of all answers. */
function within(id: string, issue: z.core.$ZodIssue, input: unknown) {
  return { ...issue, path: [id, ...issue.path], input } as z.core.$ZodRawIssue
}
