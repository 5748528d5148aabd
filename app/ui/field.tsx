import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import { useLanguage } from "./language.tsx"

/** What a control takes from its field, so that label, hint and error are read out with it. */
export type ControlAttributes = {
  id: string
  required?: true
  "aria-describedby"?: string
  "aria-invalid"?: true
}

type FieldFacts = {
  /** Of the control; hint and error get `<id>-hint` and `<id>-error`. */
  id: string
  label: ReactNode
  hint?: ReactNode
  /** One sentence on what to do; null or empty when nothing is wrong. */
  error?: string | null | undefined
  required?: boolean
}

/** One question of a form: label, hint and error around the control that `children` draws. */
export function Field({
  children,
  ...facts
}: FieldFacts & { children: (control: ControlAttributes) => ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={facts.id} className="font-medium">
        {facts.label} <OptionalMark required={facts.required} />
      </label>
      <HintAndError {...facts} />
      {children(controlAttributes(facts))}
    </div>
  )
}

/** Several controls that answer one question: a `fieldset` with its legend. */
export function FieldGroup({
  children,
  ...facts
}: FieldFacts & { children: (control: ControlAttributes) => ReactNode }) {
  const described = controlAttributes(facts)
  return (
    <fieldset
      id={facts.id}
      tabIndex={-1}
      className="grid gap-1.5"
      aria-describedby={described["aria-describedby"]}
    >
      <legend className="mb-1 font-medium">
        {facts.label} <OptionalMark required={facts.required} />
      </legend>
      <HintAndError {...facts} />
      {children(described)}
    </fieldset>
  )
}

/** The attributes that tie a control to its hint and error, for controls that draw their own label. */
export function controlAttributes({ id, hint, error, required }: FieldFacts): ControlAttributes {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean)
  return {
    id,
    ...(required ? { required: true as const } : {}),
    ...(describedBy.length > 0 ? { "aria-describedby": describedBy.join(" ") } : {}),
    ...(error ? { "aria-invalid": true as const } : {}),
  }
}

/** The hint and the error of a field, under the ids that `controlAttributes` names. */
export function HintAndError({ id, hint, error }: Pick<FieldFacts, "id" | "hint" | "error">) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-medium text-danger">
          <Icon of={CircleAlert} size={18} className="mt-px" />
          <span>{error}</span>
        </p>
      ) : null}
    </>
  )
}

function OptionalMark({ required }: { required?: boolean | undefined }) {
  const { text } = useLanguage()
  if (required) return null
  return <span className="font-normal text-muted">{text("interface.optional")}</span>
}
