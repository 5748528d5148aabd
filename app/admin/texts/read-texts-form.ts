import { typedOwnText } from "#app/features/text/own-text-form.ts"
import type { TextGroup } from "#app/features/text/text-groups.ts"
import { fieldName } from "./own-text-field.ts"

/** A group's texts as a form has them, by key; not judged. What a form does not have is not among them. */
export function readTextsForm(group: TextGroup, formData: FormData): Record<string, string> {
  return Object.fromEntries(
    group.texts.flatMap((our) => {
      const typed = formData.get(fieldName(our))
      return typeof typed === "string" ? [[our.key, typedOwnText(typed, our)]] : []
    }),
  )
}
