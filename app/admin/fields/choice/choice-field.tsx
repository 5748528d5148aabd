import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import type { Translate } from "#app/messages/translate.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"

/** One of a known few. @param labelOf what each is called in the reader's language */
export function choice({
  values,
  labelOf,
}: {
  values: readonly string[]
  labelOf: (value: string, text: Translate, locale: string) => string
}): FieldType<string> {
  return {
    schema: () =>
      typedText.pipe(z.string().refine((value) => values.includes(value), "choice-missing")),
    toForm: (value) => value,
    toText: (value, { text, locale }) => labelOf(value, text, locale),
    Input: function ChoiceInput(props) {
      const { text, locale } = useLanguage()
      return (
        <FieldFrame {...props} required>
          {(control) => (
            <Select
              {...control}
              name={props.field.name}
              defaultValue={String(props.field.initialValue ?? "")}
              options={values.map((value) => ({ value, label: labelOf(value, text, locale) }))}
            />
          )}
        </FieldFrame>
      )
    },
  }
}
