import type { z } from "zod"
import { defineField, type FieldSection, type FieldType } from "#app/admin/field-type.ts"
import { problem } from "#app/admin/problem.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { ownTextProblem, typedOwnText } from "#app/features/text/own-text-form.ts"
import type { ReplaceableText, TextGroup } from "#app/features/text/text-groups.ts"
import type { OwnTextProblem } from "#app/messages/own-text.ts"

/** The name of a text's field: dots would make a group of it. */
export function fieldName({ key }: Pick<ReplaceableText, "key">): string {
  return key.replaceAll(".", ":")
}

/** An organizer's own words in place of ours; empty leaves ours. */
function ownText(our: ReplaceableText, language: string): FieldType<string> {
  return {
    schema: () =>
      typedText
        .transform((typed) => typedOwnText(typed, our))
        .superRefine((own, context) => {
          const because = ownTextProblem(our, own, language)
          if (because) context.addIssue({ code: "custom", message: codedProblem(because) })
        }) as z.ZodType<string>,
    toForm: (own) => own,
    toText: (own) => own,
    // The form of texts draws its fields itself, with ours beside each.
    Input: () => null,
  }
}

/** Why a text is refused, as a form's problem. */
export function codedProblem({ name, ...values }: OwnTextProblem): string {
  return problem(name, values)
}

/** A group's texts as a form's fields. */
export function sectionsOf(group: TextGroup, language: string): FieldSection[] {
  const fields = group.texts.map((text) =>
    defineField(fieldName(text), "texts.edit", ownText(text, language)),
  )
  return [{ name: group.id, words: "texts.edit", fields }]
}

/** Own words by key as the fields' values. */
export function fieldsOf(
  group: TextGroup,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(group.texts.map((text) => [fieldName(text), own[text.key] ?? ""]))
}
