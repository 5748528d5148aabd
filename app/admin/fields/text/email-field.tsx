import type { FieldType } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { emailSchema } from "#app/features/organizer/schema.ts"
import { text } from "./text-field.tsx"

/** An email address. @param autoComplete `off` when it is somebody else's, so that the browser does not fill it in */
export function email({
  autoComplete = "username",
}: { autoComplete?: "username" | "off" } = {}): FieldType<string> {
  return {
    ...text({ longest: 254, required: true, type: "email", autoComplete }),
    schema: () => typedText.pipe(emailSchema),
  }
}
