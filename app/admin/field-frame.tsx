import type { ReactNode } from "react"
import { Field, FieldGroup, type ControlAttributes } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import type { FormField, InputProps } from "./field-type.ts"
import { problemText } from "./problem.ts"

/** The first thing wrong with a place, as a sentence; null when nothing is. */
export function useProblem(field: FormField): string | null {
  const { text } = useLanguage()
  const coded = field.errors?.[0]
  return coded === undefined ? null : problemText(coded, text)
}

/** Label, help and problem of one place around its control. */
export function FieldFrame({
  field,
  label,
  help,
  required = false,
  children,
}: Pick<InputProps, "field" | "label"> & {
  help?: ReactNode
  required?: boolean
  children: (control: ControlAttributes) => ReactNode
}) {
  const error = useProblem(field)
  return (
    <Field id={field.id} label={label} hint={help} error={error} required={required}>
      {children}
    </Field>
  )
}

/** The same around several controls that answer one question. */
export function GroupFrame({
  field,
  label,
  help,
  required = true,
  children,
}: Pick<InputProps, "field" | "label"> & {
  help?: string | null
  required?: boolean
  children: ReactNode
}) {
  const error = useProblem(field)
  return (
    <FieldGroup id={field.id} label={label} hint={help} error={error} required={required}>
      {() => children}
    </FieldGroup>
  )
}
