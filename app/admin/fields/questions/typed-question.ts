import type { FormField } from "#app/admin/field-type.ts"
import { QUESTION_KINDS, type Question } from "#app/features/page/schema.ts"

/** A question of the form as it is typed now. */
export type TypedQuestion = {
  /** Its id, or the mark of a new one. */
  id: string
  label: string
  kind: Question["kind"]
  options: string[]
  /** Counted from 1. */
  position: number
}

/** What one row says at this moment, before anything is checked. */
export function typedQuestion(row: FormField, index: number): TypedQuestion {
  const { id, label, kind, options } = row.getFieldset()
  const typed = (field: FormField | undefined) => String(field?.value ?? "").trim()
  return {
    id: String(id?.initialValue ?? ""),
    label: typed(label),
    kind: QUESTION_KINDS.find((one) => one === typed(kind)) ?? "text",
    options: typed(options)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    position: index + 1,
  }
}

/**
 * Marks a question that has no id yet, so that others can name it before it is kept. It is no id, and is
 * replaced by one made of the question's words.
 */
export function freshMark(rows: readonly TypedQuestion[]): string {
  const taken = rows.map(({ id }) => (id.startsWith("+") ? Number(id.slice(1)) : 0))
  return `+${Math.max(0, ...taken.filter(Number.isSafeInteger)) + 1}`
}
