import { Eye } from "lucide-react"
import { createContext, useContext } from "react"
import { z } from "zod"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { problem } from "#app/admin/problem.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextArea } from "#app/ui/text-input.tsx"

/** The name of the button that shows a form again with its Markdown rendered. */
export const PREVIEW_BUTTON = "preview"

/** Safe HTML that the server made of the field of this name, when it was asked to. */
export type MarkdownPreview = { name: string; html: string } | null
export const MarkdownPreviewContext = createContext<MarkdownPreview>(null)

/** A longer text in Markdown, which the server shows as clients will read it. */
export function markdown({ longest }: { longest: number }): FieldType<string> {
  return {
    schema: () => typedText.pipe(z.string().max(longest, problem("too-long", { longest }))),
    toForm: (value) => value,
    toText: (value) => value,
    Input: MarkdownInput,
  }
}

function MarkdownInput(props: InputProps) {
  const { text } = useLanguage()
  const preview = useContext(MarkdownPreviewContext)
  const { field } = props
  return (
    <div className="grid justify-items-start gap-2">
      <div className="w-full">
        <FieldFrame {...props}>
          {(control) => (
            <TextArea
              {...control}
              name={field.name}
              rows={8}
              defaultValue={String(field.initialValue ?? "")}
            />
          )}
        </FieldFrame>
      </div>
      <Button tone="plain" icon={Eye} name={PREVIEW_BUTTON} value={field.name} formNoValidate>
        {text("admin.fields.markdown.preview")}
      </Button>
      {preview?.name === field.name ? (
        <section
          aria-label={text("admin.fields.markdown.shown")}
          className="prose w-full rounded-md border border-line bg-surface p-4"
          dangerouslySetInnerHTML={{ __html: preview.html }}
        />
      ) : null}
    </div>
  )
}
