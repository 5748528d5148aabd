import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { useProblem } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { RadioGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** One of a known few, each with a line on what it means. @param words key under which each has `label` and `hint` */
export function radios<Value extends string>({
  values,
  words,
}: {
  values: readonly Value[]
  words: string
}): FieldType<Value> {
  return {
    schema: () => typedText.pipe(z.enum(values, "choice-missing")) as z.ZodType<Value>,
    toForm: (value) => value,
    toText: (value, { text }) => text(`${words}.${value}.label`),
    Input: function RadiosInput({ field, label, help }) {
      const { text } = useLanguage()
      const error = useProblem(field)
      return (
        <RadioGroup
          id={field.id}
          name={field.name}
          label={label}
          hint={help}
          error={error}
          required
          defaultValue={String(field.initialValue ?? "")}
          choices={values.map((value) => ({
            value,
            label: text(`${words}.${value}.label`),
            hint: text(`${words}.${value}.hint`),
          }))}
        />
      )
    },
  }
}
