import { z } from "zod"
import type { Content, Field, FieldSection, FormValue, RawForm } from "./field-type.ts"

const fieldsOf = (sections: readonly FieldSection[]): Field[] =>
  sections.flatMap((section) => section.fields)

/** What a form of these sections begins with. */
export function formOf(
  sections: readonly FieldSection[],
  content: Content,
): Record<string, FormValue> {
  return Object.fromEntries(
    fieldsOf(sections).map(({ name, type }) => [name, type.toForm(content[name], content)]),
  )
}

/** How a sent form of these sections is read. The form itself decides what some fields mean. */
export function schemaOf(
  sections: readonly FieldSection[],
  formData: FormData,
): z.ZodType<Content> {
  const raw: RawForm = (name) => {
    const value = formData.get(name)
    return typeof value === "string" ? value : ""
  }
  return z.object(
    Object.fromEntries(fieldsOf(sections).map(({ name, type }) => [name, type.schema(raw)])),
  ) as z.ZodType<Content>
}

/** What differs between two states of the same thing, field by field, as a person reads it. */
export function differences(
  sections: readonly FieldSection[],
  before: Content,
  after: Content,
  context: { text: Parameters<Field["type"]["toText"]>[1]["text"]; locale: string },
): { name: string; words: string; before: string; after: string }[] {
  return fieldsOf(sections)
    .map(({ name, words, type }) => ({
      name,
      words,
      before: type.toText(before[name], { ...context, content: before }),
      after: type.toText(after[name], { ...context, content: after }),
    }))
    .filter((field) => field.before !== field.after)
}
