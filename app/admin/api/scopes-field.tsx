import type { FieldType } from "#app/admin/field-type.ts"
import { choices } from "#app/admin/fields/choices/choices-field.tsx"
import { OFFERED_SCOPES } from "#app/features/api/scopes.ts"

/** What a key may do. */
export function scopes(): FieldType<(typeof OFFERED_SCOPES)[number][]> {
  return choices({
    values: OFFERED_SCOPES,
    describe: (scope, text) => ({
      label: text(`api.settings.scopes.${scope}`),
      hint: <code className="text-sm">{scope}</code>,
    }),
    least: 1,
  })
}
