import { FieldFrame, useProblem } from "#app/admin/field-frame.tsx"
import type { FormField } from "#app/admin/field-type.ts"
import { TICKED, UNTICKED } from "#app/features/page/condition-problems.ts"
import { CheckboxGroup, RadioGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { hasOptions } from "./read-questions.ts"
import type { TypedQuestion } from "./typed-question.ts"

/**
 * When a question is asked: always, or after certain answers to one that stands before it. Which answers there
 * are is shown as soon as the form knows the other question: at once where scripts run, else when it comes back.
 */
export function ConditionInput({
  when,
  answers,
  before,
  position,
}: {
  when: FormField
  answers: FormField
  /** The questions that stand before this one, as they are typed now. */
  before: readonly TypedQuestion[]
  position: number
}) {
  const { text } = useLanguage()
  const say = (key: string, values = {}) => text(`questions.when.${key}`, { position, ...values })
  const problem = useProblem(answers)
  const chosen = String(when.value ?? "")
  const parent = before.find(({ id }) => id === chosen)
  const ticked = [answers.initialValue ?? []].flat().map(String)
  // What was renamed or removed since stays to be seen, and is told when it is sent.
  const offered = parent ? [...new Set([...parent.options, ...ticked])] : []
  if (before.length === 0 && chosen === "") return null
  const choices = before.map(({ id, label, position: at }) => ({
    value: id,
    label: say("after", { at, label: label === "" ? say("unnamed") : label }),
  }))
  return (
    <>
      <FieldFrame field={when} label={say("label")} required>
        {(control) => (
          <Select
            {...control}
            name={when.name}
            defaultValue={String(when.initialValue ?? "")}
            emptyLabel={say("always")}
            options={[
              ...choices,
              ...(chosen === "" || parent ? [] : [{ value: chosen, label: say("gone") }]),
            ]}
          />
        )}
      </FieldFrame>
      {parent && hasOptions(parent.kind) ? (
        <CheckboxGroup
          id={answers.id}
          name={answers.name}
          label={say("answers", { label: parent.label })}
          error={problem}
          required
          defaultValues={ticked}
          choices={offered.map((value) => ({
            value,
            label: <bdi>{value}</bdi>,
            ...(parent.options.includes(value) ? {} : { hint: say("noAnswer") }),
          }))}
        />
      ) : null}
      {parent?.kind === "checkbox" ? (
        <RadioGroup
          id={answers.id}
          name={answers.name}
          label={say("box", { label: parent.label })}
          error={problem}
          required
          defaultValue={ticked.includes(UNTICKED) ? UNTICKED : TICKED}
          choices={[TICKED, UNTICKED].map((value) => ({ value, label: say(value) }))}
        />
      ) : null}
    </>
  )
}
