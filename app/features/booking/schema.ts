import { z } from "zod"
import { isTimeZone } from "#app/platform/time-zone.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { answersSchema } from "./answers-schema.ts"
import { manyLines, UNPRINTABLE } from "./typed-lines.ts"

const MOST_NOTES = 2_000
/** RFC 5321 §4.5.3.1: 64 octets, @, 255; what mail servers take in practice is 254. */
const MOST_EMAIL = 254

const oneLine = (most: number) =>
  z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(most, "too-long")
    .refine((text) => !UNPRINTABLE.test(text), "unprintable")

/** What a client tells us: one booking's details. Messages are keys of `problems.field`. */
export function bookingDetailsSchema(content: Pick<PageContent, "questions">) {
  return z.object({
    name: oneLine(120),
    email: oneLine(MOST_EMAIL).pipe(z.email("email")),
    notes: manyLines(MOST_NOTES).default(""),
    timeZone: z.string().refine(isTimeZone, "time-zone"),
    answers: answersSchema(content.questions).prefault({}),
  })
}

export type BookingDetails = {
  name: string
  email: string
  notes: string
  timeZone: string
  /** By question id; several options are a list. */
  answers: Record<string, string | string[]>
}

/** A random the form carries, so that sending it twice is one booking. */
export const attemptSchema = z.string().regex(/^[\w-]{16,64}$/)
