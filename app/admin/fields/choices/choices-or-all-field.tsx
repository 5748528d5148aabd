import { z } from "zod"
import { useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { CheckboxGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { choicesText, described, tickedOf, type KnownChoices } from "./choices-field.tsx"
import { typedChoices } from "./typed-choices.ts"
import { WhichFrame } from "./which-frame.tsx"

const WHICH = ["all", "listed"] as const

/**
 * All that there are and will be, as null, or any of a known few.
 * @param words key under which are `all` and `listed`, the two choices, and `list`, the label of the boxes
 * @param missing what is said when a list is chosen and nothing ticked
 */
export function choicesOrAll<Value extends string>({
  words,
  missing,
  ...known
}: KnownChoices<Value> & { words: string; missing: string }): FieldType<Value[] | null> {
  const typed = typedGroup({
    which: typedText.pipe(z.enum(WHICH, "choice-missing")),
    list: typedChoices(known.values, { missing: null }),
  }).transform(({ which, list }, context): Value[] | null => {
    if (which === "all") return null
    if (list.length > 0) return list
    context.addIssue({ code: "custom", path: ["list"], message: missing })
    return z.NEVER
  })
  return {
    schema: () => typed,
    toForm: (value) => ({ which: value === null ? "all" : "listed", list: value ?? [] }),
    toText: (value, { text }) =>
      value === null ? text(`${words}.all`) : choicesText(known, value, text),
    Input: function ChoicesOrAllInput(props: InputProps) {
      const { text } = useLanguage()
      const { which, list } = props.field.getFieldset()
      const problem = useProblem(list ?? props.field)
      if (!which || !list) return null
      return (
        <WhichFrame {...props} which={which} values={WHICH} words={words}>
          <CheckboxGroup
            id={list.id}
            name={list.name}
            label={text(`${words}.list`)}
            error={problem}
            defaultValues={tickedOf(list.initialValue)}
            choices={described(known, text)}
          />
        </WhichFrame>
      )
    },
  }
}
