import { FieldFrame } from "#app/admin/field-frame.tsx"
import type { FieldType } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { accentColorSchema } from "#app/features/organizer/schema.ts"
import { isAccent } from "#app/ui/accent.ts"

/** A colour as `#rrggbb`. */
export function color(): FieldType<string> {
  return {
    schema: () => typedText.pipe(accentColorSchema),
    toForm: (value) => value,
    toText: (value) => value,
    Input: (props) => {
      const value = props.field.initialValue
      return (
        <FieldFrame {...props} required>
          {(control) => (
            <input
              {...control}
              type="color"
              name={props.field.name}
              className="control max-w-24 p-1"
              defaultValue={isAccent(value) ? value : "#1f5f5b"}
            />
          )}
        </FieldFrame>
      )
    },
  }
}
