import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { timeZoneSchema } from "#app/features/organizer/schema.ts"
import { isTimeZone } from "#app/platform/time-zone.ts"
import { ZoneSelect } from "#app/ui/zone-select.tsx"

/** An IANA time zone. */
export function zone(): FieldType<string> {
  return {
    schema: () => typedText.pipe(z.string().trim()).pipe(timeZoneSchema),
    toForm: (value) => value,
    toText: (value) => value,
    Input: (props) => {
      const value = String(props.field.initialValue ?? "")
      return (
        <FieldFrame {...props} required>
          {(control) => (
            <ZoneSelect
              {...control}
              name={props.field.name}
              value={isTimeZone(value) ? value : "UTC"}
              at={props.now}
            />
          )}
        </FieldFrame>
      )
    },
  }
}
