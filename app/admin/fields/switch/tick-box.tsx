import { useProblem } from "#app/admin/field-frame.tsx"
import type { FormField } from "#app/admin/field-type.ts"
import { controlAttributes, HintAndError } from "#app/ui/field.tsx"
import { ON } from "./ticked.ts"

/** A box whose tick is as good an answer as none: all of its label can be hit. */
export function TickBox({
  field,
  label,
  help = null,
}: {
  field: FormField
  label: string
  help?: string | null
}) {
  const error = useProblem(field)
  return (
    <div className="grid gap-1">
      <label htmlFor={field.id} className="flex min-h-11 items-start gap-3 py-2.5">
        <input
          {...controlAttributes({ id: field.id, label, hint: help, error })}
          type="checkbox"
          name={field.name}
          className="choice"
          defaultChecked={field.initialValue === ON}
        />
        <span>{label}</span>
      </label>
      <HintAndError id={field.id} hint={help} error={error} />
    </div>
  )
}
