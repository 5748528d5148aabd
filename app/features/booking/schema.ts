import { z } from "zod"
import { isTimeZone } from "#app/platform/time-zone.ts"
import type { PageContent, Question } from "#app/features/page/schema.ts"

const MOST_NOTES = 2_000
const MOST_ANSWER = 2_000
/** RFC 5321 §4.5.3.1: 64 octets, @, 255; what mail servers take in practice is 254. */
const MOST_EMAIL = 254

// Control characters, line ends among them, and the marks that turn the direction of text around.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

// What Postgres cannot store is among them: a null byte.
const UNPRINTABLE_BUT_LINES = /[^\P{Cc}\n\t]/u

const oneLine = (most: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(most, "too-long")
    .refine((text) => !UNPRINTABLE.test(text), "unprintable")

const manyLines = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .refine((text) => text.length <= most, "too-long")
    .refine((text) => !UNPRINTABLE_BUT_LINES.test(text), "unprintable")

/** What a client tells us: one booking's details. Messages are keys of `problems.field`. */
export function bookingDetailsSchema(content: Pick<PageContent, "questions">) {
  const answers = Object.fromEntries(
    content.questions.map((question) => [question.id, answerSchema(question)]),
  )
  return z.object({
    name: oneLine(120),
    email: oneLine(MOST_EMAIL).pipe(z.email("email")),
    notes: manyLines(MOST_NOTES).default(""),
    timeZone: z.string().refine(isTimeZone, "time-zone"),
    answers: z.object(answers).default({}),
  })
}

export type BookingDetails = {
  name: string
  email: string
  notes: string
  timeZone: string
  answers: Record<string, string>
}

function answerSchema(question: Question) {
  const given =
    question.kind === "long-text"
      ? manyLines(MOST_ANSWER)
      : z
          .string()
          .trim()
          .max(MOST_ANSWER, "too-long")
          .refine((text) => !UNPRINTABLE.test(text), "unprintable")
  const known =
    question.kind === "choice"
      ? given.refine((text) => text === "" || question.options.includes(text), "choice")
      : given
  return known.default("").refine((text) => !question.required || text !== "", "required")
}

/** A random the form carries, so that sending it twice is one booking. */
export const attemptSchema = z.string().regex(/^[\w-]{16,64}$/)
