import { z } from "zod"
import { askedQuestions } from "#app/features/page/asked-questions.ts"
import type { Question } from "#app/features/page/schema.ts"
import { answerSchema } from "./answer-schema.ts"

/**
 * All answers of a client, by question id. What comes out is exactly the questions that are asked of someone
 * who answers so: an answer to any other is left out, and none of those is missed. Messages are keys of
 * `problems.field.answer`.
 */
export function answersSchema(questions: readonly Question[]) {
  return z.looseObject({}).transform((given: Record<string, unknown>, context) => {
    const kept: Record<string, string | string[]> = {}
    for (const [index, question] of questions.entries()) {
      const { id } = question
      if (!askedQuestions(questions.slice(0, index + 1), kept).includes(question)) continue
      const read = answerSchema(question).safeParse(
        Object.hasOwn(given, id) ? given[id] : undefined,
      )
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
