import type { ReactNode } from "react"
import { FieldGroup } from "./field.tsx"

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

type GroupFacts = {
  id: string
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
  required?: boolean
  choices: readonly Choice[]
}

/** One of several: radio buttons under a legend. */
export function RadioGroup({
  defaultValue,
  ...facts
}: GroupFacts & { defaultValue?: string | null | undefined }) {
  return <Group {...facts} type="radio" chosen={defaultValue == null ? [] : [defaultValue]} />
}

/** Any of several: check boxes under a legend, each posting the same name. */
export function CheckboxGroup({
  defaultValues = [],
  ...facts
}: GroupFacts & { defaultValues?: readonly string[] | undefined }) {
  return <Group {...facts} type="checkbox" chosen={defaultValues} />
}

function Group({
  type,
  chosen,
  name,
  choices,
  ...facts
}: GroupFacts & { type: "radio" | "checkbox"; chosen: readonly string[] }) {
  return (
    <FieldGroup {...facts}>
      {(control) => (
        <div className="grid">
          {choices.map((choice, index) => (
            <label key={choice.value} className="flex min-h-11 items-start gap-3 py-2.5">
              <input
                type={type}
                name={name}
                value={choice.value}
                id={`${facts.id}-${index}`}
                className="choice"
                defaultChecked={chosen.includes(choice.value)}
                // A required check box would have to be ticked itself; of radio buttons any one will do.
                required={type === "radio" && facts.required === true}
                aria-invalid={control["aria-invalid"]}
              />
              <span>
                {choice.label}
                {choice.hint ? (
                  <span className="block text-sm text-muted">{choice.hint}</span>
                ) : null}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}
