import type { FieldType } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { passwordSchema } from "#app/features/organizer/schema.ts"
import { TextInput } from "#app/ui/text-input.tsx"

/** A password: never filled in again. @param isNew judged as a new one, and offered to be made up */
export function password({ isNew }: { isNew: boolean }): FieldType<string> {
  return {
    schema: () => (isNew ? typedText.pipe(passwordSchema) : typedText),
    toForm: () => undefined,
    toText: () => "",
    Input: (props) => (
      <FieldFrame {...props} required>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            dir="ltr"
            name={props.field.name}
            autoComplete={isNew ? "new-password" : "current-password"}
          />
        )}
      </FieldFrame>
    ),
  }
}
