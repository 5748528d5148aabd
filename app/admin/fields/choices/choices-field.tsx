import type { ReactNode } from "react"
import { useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import type { Translate } from "#app/messages/translate.ts"
import { CheckboxGroup, type Choice } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { typedChoices } from "./typed-choices.ts"

/** Any of a known few. */
export type KnownChoices<Value extends string> = {
  /** In the order shown. */
  values: readonly Value[]
  /** What each is called, and what it means. */
  describe: (value: Value, text: Translate) => { label: ReactNode; hint?: ReactNode }
  /** The value in a comparison; itself when left out. */
  nameOf?: (value: Value, text: Translate) => string
}

/** Any of a known few, as check boxes. @param least how many have to be ticked: none, or one at least */
export function choices<Value extends string>({
  least = 0,
  ...known
}: KnownChoices<Value> & { least?: 0 | 1 }): FieldType<Value[]> {
  return {
    schema: () => typedChoices(known.values, { missing: least === 0 ? null : "choice-missing" }),
    toForm: (value) => value,
    toText: (value, { text }) => choicesText(known, value, text),
    Input: function ChoicesInput({ field, label, help }: InputProps) {
      const { text } = useLanguage()
      const error = useProblem(field)
      return (
        <CheckboxGroup
          id={field.id}
          name={field.name}
          label={label}
          hint={help}
          error={error}
          required={least > 0}
          defaultValues={tickedOf(field.initialValue)}
          choices={described(known, text)}
        />
      )
    },
  }
}

/** What was chosen as a person reads it. */
export function choicesText<Value extends string>(
  { nameOf }: KnownChoices<Value>,
  value: readonly Value[],
  text: Translate,
): string {
  return value.map((one) => (nameOf ? nameOf(one, text) : one)).join(", ")
}

/** The boxes, each with its words. */
export function described<Value extends string>(
  { values, describe }: KnownChoices<Value>,
  text: Translate,
): Choice[] {
  return values.map((value) => ({ value, ...describe(value, text) }))
}

/** What a form began with: conform keeps one ticked box as a text. */
export function tickedOf(value: unknown): string[] {
  return [value ?? []].flat().map(String)
}
