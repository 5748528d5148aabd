import type { z } from "zod"

import { malformedAnswer } from "./failure.ts"

/**
 * Checks one answer of the SDK: the members named by `schema`, and the id when one was asked for. Gives the
 * SDK's own object back under the wanted type; throws a `StripeFailure` of kind `unavailable`, since what
 * really happened is unknown.
 */
export function readAnswer<Wanted extends { id: string }>(
  call: string,
  schema: z.ZodType,
  answer: unknown,
  askedId?: string,
): Wanted {
  const checked = schema.safeParse(answer)
  if (!checked.success) {
    const paths = checked.error.issues.map((issue) => issue.path.join(".") || "(root)")
    throw malformedAnswer(call, `unexpected answer at ${[...new Set(paths)].join(", ")}`)
  }
  const read = answer as Wanted
  if (askedId !== undefined && read.id !== askedId) {
    throw malformedAnswer(call, "the answer is about another object")
  }
  return read
}
