import type { FormField } from "#app/admin/field-type.ts"
import { useProblem } from "#app/admin/field-frame.tsx"
import { controlAttributes, HintAndError } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import { spanUnits } from "./span.ts"

/** The two controls of a length of time: how many, of what. */
export function SpanInputs({
  field,
  label,
  units = spanUnits,
}: {
  field: FormField
  /** Of the group around, read out with each control. */
  label: string
  units?: readonly string[]
}) {
  const { text } = useLanguage()
  const { amount, unit } = field.getFieldset()
  if (!amount || !unit) return null
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-2">
        <AmountInput field={amount} label={text("admin.fields.span.amount", { label })} />
        <Select
          id={unit.id}
          name={unit.name}
          aria-label={text("admin.fields.span.unit", { label })}
          defaultValue={String(unit.initialValue ?? "")}
          options={units.map((value) => ({ value, label: text(`admin.units.${value}`) }))}
          className="max-w-52"
        />
      </div>
      <Problem field={amount} />
      <Problem field={unit} />
    </div>
  )
}

/** A short number with its name for screen readers. */
export function AmountInput({ field, label }: { field: FormField; label: string }) {
  const error = useProblem(field)
  return (
    <TextInput
      {...controlAttributes({ id: field.id, label, error })}
      name={field.name}
      aria-label={label}
      inputMode="numeric"
      className="max-w-24"
      defaultValue={String(field.initialValue ?? "")}
    />
  )
}

/** The sentence under controls that stand side by side. */
export function Problem({ field }: { field: FormField }) {
  const error = useProblem(field)
  return <HintAndError id={field.id} error={error} hint={null} />
}
