import type { FieldType } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { emailSchema } from "#app/features/organizer/schema.ts"
import { text } from "./text-field.tsx"

/** An email address, filled in by the browser where it knows it. */
export function email(): FieldType<string> {
  return {
    ...text({ longest: 254, required: true, type: "email", autoComplete: "username" }),
    schema: () => typedText.pipe(emailSchema),
  }
}
