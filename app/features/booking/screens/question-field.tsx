import type { Question } from "#app/features/page/schema.ts"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { CheckboxGroup, RadioGroup } from "#app/ui/choice-group.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextArea, TextInput } from "#app/ui/text-input.tsx"

/** Up to so many options are shown at once; more become a select. */
const mostRadioButtons = 6

/** What a phone's keyboard and the browser's memory are to offer. */
const keyboards = {
  text: {},
  number: { inputMode: "decimal" },
  phone: { type: "tel", autoComplete: "tel" },
  date: { type: "date" },
  file: {},
} as const

/** The name a question's answer is posted under, which is its control's id as well. */
export function answerField(question: Pick<Question, "id">): string {
  return `answers.${question.id}`
}

/** One of the organizer's own questions, with the answer given so far ("on" for a ticked box, one option on each line). */
export function QuestionField({
  question,
  value,
  error,
}: {
  question: Question
  value: string
  error: string | null
}) {
  const { text } = useLanguage()
  const { label, required, kind, options } = question
  const name = answerField(question)
  const shared = { id: name, label: <span dir="auto">{label}</span>, error, required }
  if (kind === "checkbox") {
    return <Checkbox {...shared} name={name} value="on" defaultChecked={value !== ""} />
  }
  if (kind === "choice" && options.length <= mostRadioButtons) {
    const choices = options.map((option) => ({ value: option, label: <bdi>{option}</bdi> }))
    return <RadioGroup {...shared} name={name} choices={choices} defaultValue={value} />
  }
  if (kind === "choices") {
    const choices = options.map((option) => ({ value: option, label: <bdi>{option}</bdi> }))
    const chosen = value.split("\n")
    return <CheckboxGroup {...shared} name={name} choices={choices} defaultValues={chosen} />
  }
  return (
    <Field {...shared}>
      {(control) => {
        const attributes = { ...control, name, defaultValue: value }
        if (kind === "long-text") return <TextArea {...attributes} />
        if (kind !== "choice") return <TextInput {...attributes} {...keyboards[kind]} />
        return (
          <Select
            {...attributes}
            emptyLabel={text("booking.details.choose")}
            options={options.map((option) => ({ value: option, label: option }))}
          />
        )
      }}
    </Field>
  )
}
