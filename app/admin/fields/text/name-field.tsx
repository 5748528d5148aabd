import type { FieldType } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { nameSchema } from "#app/features/organizer/schema.ts"
import { text } from "./text-field.tsx"

/** A person's or a business's name. @param autoComplete `off` when it is somebody else's */
export function name({
  autoComplete,
}: {
  autoComplete: "name" | "organization" | "off"
}): FieldType<string> {
  return {
    ...text({ longest: 120, required: true, autoComplete }),
    schema: () => typedText.pipe(nameSchema),
  }
}
