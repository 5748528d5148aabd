import { translator, type Translate } from "#app/messages/translate.ts"
import type { Question } from "#app/features/page/schema.ts"

/** One thing wrong with a body: where (a JSON pointer, RFC 6901), and what to do. */
export type BodyError = { pointer: string; detail: string }

/** What zod finds, as far as it is told on. */
export type BodyIssue = {
  code?: string | undefined
  path: readonly PropertyKey[]
  message: string
  expected?: unknown
  input?: unknown
}

/** Members whose sentences the client's form has already. */
const inForm = new Set(["name", "email", "notes", "location", "consent"])

/** The pointer of a member, as RFC 6901 §3 escapes its name. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
}

/** Each wrong member once, in the words that the form has for it. */
export function bodyErrors(
  issues: readonly BodyIssue[],
  questions: readonly Question[] = [],
): BodyError[] {
  const text = translator("en")
  const errors = new Map<string, BodyError>()
  for (const issue of issues) {
    const pointer = pointerTo(issue.path)
    if (!errors.has(pointer)) {
      errors.set(pointer, { pointer, detail: detailOf(issue, questions, text) })
    }
  }
  return [...errors.values()]
}

function detailOf(issue: BodyIssue, questions: readonly Question[], text: Translate): string {
  const { code, message, path } = issue
  const field = String(path[0])
  const words = (key: string, values = {}) => wordsFor(text, key, values)
  if (code === "invalid_type" && message.startsWith("Invalid input")) {
    // zod names what it got at the end of its own sentence only.
    return message.endsWith("received undefined")
      ? text("api.invalid.missing")
      : text("api.invalid.type", { expected: String(issue.expected) })
  }
  const question = field === "answers" ? questions.find(({ id }) => id === path[1]) : undefined
  const ownWords = question
    ? words(`problems.field.answer.${message}`, { question: question.label })
    : inForm.has(field)
      ? words(`problems.field.${field}.${message}`)
      : message === "time-zone"
        ? text("problems.api.unknown-time-zone")
        : words(`api.invalid.${message}`)
  return ownWords ?? text("api.invalid.value")
}

/** A text that a rule may have; a rule that came without words for people is told in general ones. */
function wordsFor(text: Translate, key: string, values: Record<string, string>): string | null {
  try {
    return text(key, values)
  } catch {
    return null
  }
}
