import type { SubmissionResult } from "@conform-to/react"
import { useForm } from "@conform-to/react"
import { useEffect, useRef, type FormEvent } from "react"
import type { SummaryError } from "#app/ui/error-summary.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { formOf, schemaOf } from "./field-form.ts"
import type { Content, FieldSection, FormField, ListButtons } from "./field-type.ts"
import { summaryErrors } from "./form-errors.ts"
import { readForm } from "./read-form.ts"

/**
 * A form of fields: filled in with `content`, or with what was sent when `lastResult` has come back. Where
 * scripts run, rows come and go in place and mistakes are told at once, by the same schema.
 * @returns what the `form` element and its inputs take; `summary` is the box around the error summary
 */
export function useFieldForm(
  id: string,
  sections: readonly FieldSection[],
  content: Content,
  lastResult: SubmissionResult | null | undefined,
) {
  const { text } = useLanguage()
  const [form, places] = useForm<Record<string, string>, Content>({
    id,
    lastResult: lastResult ?? null,
    // What came back is also where it begins: rows get their keys from here, and a row without one is drawn anew,
    // without what was typed since, as soon as another is added.
    defaultValue: (lastResult?.initialValue ?? formOf(sections, content)) as Record<string, string>,
    onValidate: ({ formData }) => readForm(formData, schemaOf(sections, formData)),
  })
  const errors: SummaryError[] = summaryErrors(id, form.allErrors, text)
  const summary = useRef<HTMLDivElement>(null)
  const hasErrors = errors.length > 0
  useEffect(() => {
    if (hasErrors) summary.current?.querySelector<HTMLElement>("[data-error-summary]")?.focus()
  }, [hasErrors, form.allErrors])
  const rows = form as unknown as {
    insert: { getButtonProps(intent: object): ReturnType<ListButtons["insert"]> }
    remove: { getButtonProps(intent: object): ReturnType<ListButtons["remove"]> }
    reorder: { getButtonProps(intent: object): ReturnType<ListButtons["move"]> }
  }
  const buttons: ListButtons = {
    insert: (name, defaultValue) => rows.insert.getButtonProps({ name, defaultValue }),
    remove: (name, index) => rows.remove.getButtonProps({ name, index }),
    move: (name, from, to) => rows.reorder.getButtonProps({ name, from, to }),
  }
  return {
    form: {
      id,
      method: "post" as const,
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => leaveToServer(event, form.onSubmit),
    },
    fields: places as unknown as Record<string, FormField>,
    buttons,
    errors,
    summary,
  }
}

/** Buttons with a name of their own, such as a preview, are the server's to answer. */
function leaveToServer(
  event: FormEvent<HTMLFormElement>,
  check: (event: FormEvent<HTMLFormElement>) => void,
): void {
  const { submitter } = event.nativeEvent as SubmitEvent
  const name = submitter?.getAttribute("name") ?? ""
  if (name === "" || name === "__intent__") check(event)
}
