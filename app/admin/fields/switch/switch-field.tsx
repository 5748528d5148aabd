import { typedText } from "#app/admin/fields/typed-text.ts"
import type { FieldType } from "#app/admin/field-type.ts"
import { useProblem } from "#app/admin/field-frame.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"

/** What a ticked box sends. */
export const ON = "on"

/** A ticked box, or none, as a form sends it. */
export const ticked = typedText.transform((value) => value === ON)

/** Yes or no. */
export function yesOrNo(): FieldType<boolean> {
  return {
    schema: () => ticked,
    toForm: (value) => (value ? ON : undefined),
    toText: (value, { text }) => text(value ? "admin.fields.switch.on" : "admin.fields.switch.off"),
    Input: function SwitchInput({ field, label, help }) {
      const error = useProblem(field)
      return (
        <Checkbox
          id={field.id}
          name={field.name}
          label={label}
          hint={help}
          error={error}
          required={false}
          defaultChecked={field.initialValue === ON}
        />
      )
    },
  }
}
