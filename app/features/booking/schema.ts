import { z } from "zod"
import { isTimeZone } from "#app/platform/time-zone.ts"
import type { KeptAnswer } from "#db/schema/bookings.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import { locationKey, locationsOf, type OfferedLocations } from "#app/features/page/locations.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { answersSchema } from "./answers-schema.ts"
import { manyLines, UNPRINTABLE, VISIBLE } from "./typed-lines.ts"

const MOST_NOTES = 2_000
/** RFC 5321 §4.5.3.1: 64 octets, @, 255; what mail servers take in practice is 254. */
const MOST_EMAIL = 254

const oneLine = (most: number) =>
  z
    .string({ error: "required" })
    .trim()
    .refine((text) => VISIBLE.test(text), "required")
    .max(most, "too-long")
    .refine((text) => !UNPRINTABLE.test(text), "unprintable")

/** What of a page decides what is asked: its questions, and where it has them, places and a text to agree to. */
export type AskingContent = Pick<PageContent, "questions"> &
  Partial<Pick<PageContent, "consentText"> & OfferedLocations>

/** What a client tells us: one booking's details. Messages are keys of `problems.field`. */
export function bookingDetailsSchema(
  content: AskingContent,
  files: Readonly<Record<string, ReceivedFile>> = {},
) {
  return z.object({
    name: oneLine(120),
    email: oneLine(MOST_EMAIL).pipe(z.email("email")),
    notes: manyLines(MOST_NOTES).default(""),
    timeZone: z.string().refine(isTimeZone, "time-zone"),
    answers: answersSchema(content.questions, files).prefault({}),
    location: z.string().default("").superRefine(requireOffered(content)),
    consent: z
      .boolean()
      .default(false)
      .refine((isGiven) => isGiven || !asksConsent(content), "required"),
  })
}

/** Whether clients of a page must agree to something. */
export function asksConsent({ consentText = "" }: Pick<AskingContent, "consentText">): boolean {
  return consentText.trim() !== ""
}

/** One of the places is to be chosen where there are several; one that was chosen is never another in silence. */
function requireOffered({ location, otherLocations }: AskingContent) {
  return (chosen: string, context: z.RefinementCtx): void => {
    if (!location || !otherLocations) return
    const keys = locationsOf({ location, otherLocations }).map(locationKey)
    const isOnly = keys.length === 1
    if (chosen === "" ? isOnly : keys.includes(chosen)) return
    const message = chosen === "" ? "required" : isOnly ? "gone" : "choice"
    context.addIssue({ code: "custom", message })
  }
}

export type BookingDetails = {
  name: string
  email: string
  notes: string
  timeZone: string
  /** By question id; several options are a list. */
  answers: Record<string, KeptAnswer>
  /** The place that was chosen, by its key; absent or empty where there is one only. */
  location?: string
  /** Whether what the page asks to agree to was agreed to. */
  consent?: boolean
}

/** A random the form carries, so that sending it twice is one booking. */
export const attemptSchema = z.string().regex(/^[\w-]{16,64}$/)
