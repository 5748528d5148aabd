import type { SubmissionResult } from "@conform-to/react"
import type { ReactNode } from "react"
import { Button } from "#app/ui/button.tsx"
import { ErrorSummary } from "#app/ui/error-summary.tsx"
import type { Content, FieldSection } from "./field-type.ts"
import { FormBegins, FormEnds, HiddenValues } from "./form-parts.tsx"
import { SectionFields } from "./form-section.tsx"
import { useFieldForm } from "./use-field-form.ts"

/** A form of one section that asks for a few things: fields in one column and its one button. */
export function ShortForm({
  id,
  section,
  content,
  lastResult,
  submitLabel,
  now,
  hidden = {},
  children,
}: {
  id: string
  section: FieldSection
  content: Content
  lastResult: SubmissionResult | null | undefined
  submitLabel: string
  now: Date
  hidden?: Record<string, string>
  children?: ReactNode
}) {
  const given = useFieldForm(id, [section], content, lastResult)
  return (
    <form {...given.form} className="grid gap-6">
      <FormBegins />
      <HiddenValues values={hidden} />
      <div ref={given.summary} className="empty:hidden">
        <ErrorSummary errors={given.errors} />
      </div>
      <SectionFields section={section} fields={given.fields} buttons={given.buttons} now={now} />
      <Button className="justify-self-start">{submitLabel}</Button>
      {children}
      <FormEnds />
    </form>
  )
}
