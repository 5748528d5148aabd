import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react"
import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { problem } from "#app/admin/problem.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { isOneLine } from "#app/platform/one-line.ts"
import { TextInput } from "#app/ui/text-input.tsx"

/** One line of text. */
export function text({
  longest,
  required = false,
  type = "text",
  autoComplete = "off",
}: {
  longest: number
  required?: boolean
  type?: HTMLInputTypeAttribute
  autoComplete?: HTMLInputAutoCompleteAttribute
}): FieldType<string> {
  return {
    schema: () => {
      const line = z.string().trim().refine(isOneLine, "one-line")
      const short = typedText.pipe(line.max(longest, problem("too-long", { longest })))
      return required ? short.pipe(z.string().min(1, "required")) : short
    },
    toForm: (value) => value,
    toText: (value) => value,
    Input: (props) => (
      <FieldFrame {...props} required={required}>
        {(control) => (
          <TextInput
            {...control}
            type={type}
            name={props.field.name}
            defaultValue={String(props.field.initialValue ?? "")}
            autoComplete={autoComplete}
          />
        )}
      </FieldFrame>
    ),
  }
}
