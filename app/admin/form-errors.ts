import type { SummaryError } from "#app/ui/error-summary.tsx"
import type { Translate } from "#app/messages/translate.ts"
import { problemText } from "./problem.ts"

/** The id of the control that asks for a place of a form, made of the form's id and the place's name. */
export function controlId(formId: string, name: string): string {
  return name === "" ? formId : `${formId}-${name}`
}

/** Every problem of a form as lines of its summary, each leading to its field; the form's own lead nowhere. */
export function summaryErrors(
  formId: string,
  errors: Record<string, string[] | null> | null | undefined,
  text: Translate,
): SummaryError[] {
  return Object.entries(errors ?? {}).flatMap(([name, problems]) =>
    (problems ?? []).map((coded) => ({
      fieldId: name === "" ? null : controlId(formId, name),
      message: problemText(coded, text),
    })),
  )
}
