import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { slugSchema } from "#app/features/organizer/slug.ts"
import { TextInput } from "#app/ui/text-input.tsx"

/** An address part. @param before what stands before it in the address, such as `/studio/` */
export function slug({ before }: { before: string }): FieldType<string> {
  return {
    schema: () => typedText.pipe(z.string().trim().toLowerCase()).pipe(slugSchema),
    toForm: (value) => value,
    toText: (value) => value,
    Input: (props) => (
      <FieldFrame {...props} required>
        {(control) => (
          <span className="flex items-center gap-2">
            <span className="whitespace-nowrap text-muted" aria-hidden="true">
              {before}
            </span>
            <TextInput
              {...control}
              name={props.field.name}
              defaultValue={String(props.field.initialValue ?? "")}
              autoCapitalize="none"
              spellCheck={false}
              dir="ltr"
            />
          </span>
        )}
      </FieldFrame>
    ),
  }
}
