import type { FieldType } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import { wholeNumber } from "./whole-number.ts"

/** A whole number. @param unit key of the word behind it, such as `admin.minutes`; its text may hang on `value` */
export function number({
  least,
  most,
  unit,
}: {
  least: number
  most: number
  unit: string
}): FieldType<number> {
  return {
    schema: () => wholeNumber(least, most),
    toForm: (value) => String(value),
    toText: (value, { text }) => `${value} ${text(unit, { value })}`,
    Input: function NumberInput(props) {
      const { text } = useLanguage()
      return (
        <FieldFrame {...props} required>
          {(control) => (
            <span className="flex items-center gap-2">
              <TextInput
                {...control}
                name={props.field.name}
                inputMode="numeric"
                className="max-w-24"
                defaultValue={String(props.field.initialValue ?? "")}
              />
              {/* Beside whatever may be typed: many. */}
              <span>{text(unit, { value: 0 })}</span>
            </span>
          )}
        </FieldFrame>
      )
    },
  }
}
