import { z } from "zod"
import type { KeptAnswer } from "#db/schema/bookings.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import type { Question } from "#app/features/page/schema.ts"
import { manyLines, UNPRINTABLE } from "./typed-lines.ts"

const MOST_ANSWER = 2_000
/** Digits with a point or a comma, as people type them. */
const NUMBER = /^[-+]?\d{1,15}([.,]\d{1,9})?$/
/** What people write around the digits of a telephone number; at least five of those. */
const PHONE = /^\+?[\d\s()./-]{5,40}$/

/**
 * What counts as an answer to one question. Nothing at all is an empty text, or an empty list, unless the
 * question must be answered. Messages are keys of `problems.field.answer`.
 * @param file what came with the form for a question that is answered by one
 */
export function answerSchema(question: Question, file?: ReceivedFile): z.ZodType<KeptAnswer> {
  const { kind, required } = question
  if (kind === "file") return fileSchema(required, file)
  if (kind === "choices") {
    return optionsOf(question).refine((chosen) => !required || chosen.length > 0, "required")
  }
  const given = kind === "long-text" ? manyLines(MOST_ANSWER) : line
  return given
    .refine((text) => text === "" || isAnswer(question, text), kind)
    .transform((text) => (kind === "number" ? text.replace(",", ".").replace(/^\+/, "") : text))
    .default("")
    .refine((text) => !required || text !== "", "required")
}

/** The file that came is the answer, whatever stands in its place in the form. */
function fileSchema(required: boolean, file: ReceivedFile | undefined): z.ZodType<KeptAnswer> {
  return z.unknown().transform((_, context): KeptAnswer => {
    const message = file === undefined ? "required" : "problem" in file ? file.problem : null
    if (file && !("problem" in file)) return file
    if (file || required) context.addIssue({ code: "custom", message: message ?? "required" })
    return ""
  })
}

const line = z
  .string()
  .trim()
  .max(MOST_ANSWER, "too-long")
  .refine((text) => !UNPRINTABLE.test(text), "unprintable")

function isAnswer({ kind, options }: Question, text: string): boolean {
  switch (kind) {
    case "choice":
      return options.includes(text)
    case "number":
      return NUMBER.test(text)
    case "phone":
      return PHONE.test(text) && (text.match(/\d/g) ?? []).length >= 5
    case "date":
      return z.iso.date().safeParse(text).success
    default:
      return true
  }
}

/** Options as a list, or one on each line as a form's values are kept; each once, in the question's order. */
function optionsOf({ options }: Question) {
  return z
    .union([z.array(z.string()), z.string().transform(linesOf)])
    .default([])
    .refine((chosen) => chosen.every((option) => options.includes(option)), "choice")
    .transform((chosen) => options.filter((option) => chosen.includes(option)))
}

/** The options of an answer that was typed. */
export function linesOf(text: string): string[] {
  return text.split("\n").filter((option) => option !== "")
}
