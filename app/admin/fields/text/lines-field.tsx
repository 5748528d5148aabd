import type { z } from "zod"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import type { FieldType } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { TextArea } from "#app/ui/text-input.tsx"

/** Plain text of some lines. @param schema what may stand in them; its messages are coded by `problem` */
export function lines({
  schema,
  rows = 4,
}: {
  schema: z.ZodType<string, string>
  rows?: number
}): FieldType<string> {
  return {
    schema: () => typedText.pipe(schema),
    toForm: (value) => value,
    toText: (value) => value,
    Input: (props) => (
      <FieldFrame {...props}>
        {(control) => (
          <TextArea
            {...control}
            name={props.field.name}
            rows={rows}
            defaultValue={String(props.field.initialValue ?? "")}
          />
        )}
      </FieldFrame>
    ),
  }
}
