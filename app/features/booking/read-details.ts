import type { Question } from "#app/features/page/schema.ts"
import type { Translate } from "#app/messages/translate.ts"
import { noFiles, type ReceivedFiles } from "./received-files.ts"
import type { TypedDetails } from "./resume-booking.server.ts"
import {
  attemptSchema,
  bookingDetailsSchema,
  type AskingContent,
  type BookingDetails,
} from "./schema.ts"
import type { DetailsErrors } from "./screens/details-form.ts"

/** What a details form sent: as it was typed, and what it means when it is in order. */
export type SentDetails = {
  values: TypedDetails
  timeZone: string
  /** Null without one, or with one of another shape: a repeat is then a lost race. */
  attempt: string | null
  revisionId: string | null
  read: { ok: true; details: BookingDetails } | { ok: false; errors: DetailsErrors }
}

/**
 * Reads a details form. Of a field that was sent more than once the first counts, and files are no texts.
 * @param content of the revision whose questions were asked
 * @param files what came for questions that are answered by one
 * @param shownZone in which the form's times stood: it counts when the form names none at all
 */
export function readDetails(
  form: FormData,
  content: AskingContent,
  text: Translate,
  files: ReceivedFiles = noFiles,
  shownZone = "",
): SentDetails {
  const first = (name: string): string | null => {
    const value = form.get(name)
    return typeof value === "string" ? value : null
  }
  const all = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === "string")
  const answers: Record<string, string> = {}
  for (const { id, kind } of content.questions) {
    answers[id] =
      kind === "choices" ? all(`answers.${id}`).join("\n") : (first(`answers.${id}`) ?? "")
  }
  const typed = { name: first("name"), email: first("email"), notes: first("notes") ?? "" }
  const chosen = { location: first("location") ?? "", consent: first("consent") !== null }
  const timeZone = first("timeZone") ?? shownZone
  const result = bookingDetailsSchema(content, files.received).safeParse({
    name: typed.name ?? "",
    email: typed.email ?? "",
    notes: typed.notes,
    timeZone,
    answers,
    location: chosen.location,
    consent: chosen.consent,
  })
  const attempt = attemptSchema.safeParse(first("attempt"))
  return {
    values: {
      name: typed.name ?? "",
      email: typed.email ?? "",
      notes: typed.notes,
      answers,
      files: files.kept,
      ...chosen,
    },
    timeZone,
    attempt: attempt.success ? attempt.data : null,
    revisionId: first("revision"),
    read: result.success
      ? { ok: true, details: result.data as BookingDetails }
      : { ok: false, errors: errorsOf(result.error.issues, content.questions, text) },
  }
}

const plainFields = ["name", "email", "notes", "location", "consent"] as const

function isPlainField(field: PropertyKey | undefined): field is (typeof plainFields)[number] {
  return plainFields.some((name) => name === field)
}

type Issue = { path: PropertyKey[]; message: string }

/** One sentence for each field, the first that is wrong with it. */
function errorsOf(
  issues: readonly Issue[],
  questions: readonly Question[],
  text: Translate,
): DetailsErrors {
  const errors: DetailsErrors & { answers: Record<string, string> } = { answers: {} }
  for (const { path, message } of issues) {
    const [field, id] = path
    if (field === "answers") {
      const question = questions.find((one) => one.id === id)
      if (question) {
        const said = text(`problems.field.answer.${message}`, { question: question.label })
        errors.answers[question.id] ??= said
      }
    } else if (field === "timeZone") {
      errors.form ??= text("problems.field.timeZone.unknown")
    } else if (isPlainField(field)) {
      errors[field] ??= text(`problems.field.${field}.${message}`)
    }
  }
  return errors
}
