import { z } from "zod"
import { useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { OFFERED_SCOPES, type ApiScope } from "#app/features/api/scopes.ts"
import { CheckboxGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** Check boxes of one name: one text, several, or nothing at all. */
const ticked = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  z
    .array(z.enum(OFFERED_SCOPES, "choice-missing"))
    .min(1, "choice-missing")
    .max(OFFERED_SCOPES.length, "choice-missing"),
)

/** What a key may do. */
export function scopes(): FieldType<ApiScope[]> {
  return {
    schema: () => ticked as z.ZodType<ApiScope[]>,
    toForm: (value) => value,
    toText: (value) => value.join(", "),
    Input: ScopesInput,
  }
}

function ScopesInput({ field, label }: InputProps) {
  const { text } = useLanguage()
  const error = useProblem(field)
  return (
    <CheckboxGroup
      id={field.id}
      name={field.name}
      label={label}
      error={error}
      required
      defaultValues={[field.initialValue ?? []].flat().map(String)}
      choices={OFFERED_SCOPES.map((scope) => ({
        value: scope,
        label: text(`api.settings.scopes.${scope}`),
        hint: <code className="text-sm">{scope}</code>,
      }))}
    />
  )
}
