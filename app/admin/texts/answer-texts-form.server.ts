import type { SubmissionResult } from "@conform-to/react"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { readForm } from "#app/admin/read-form.ts"
import { onlyToShow, showAgain } from "#app/admin/show-again.server.ts"
import { saveTexts } from "#app/features/text/save-texts.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { codedProblem, fieldName, sectionsOf } from "./own-text-field.ts"
import { readTextsForm } from "./read-texts-form.ts"
import type { requireTexts } from "./require-texts.server.ts"
import { USE_OURS } from "./text-input.tsx"

type Known = Awaited<ReturnType<typeof requireTexts>>

/** `again` is the form as it is shown once more: with mistakes, with a field emptied, or with what stands there now. */
export type TextsAnswer =
  | { kind: "saved" | "reset" }
  | {
      kind: "again"
      status: 200 | 400 | 409
      lastResult: SubmissionResult | null
      conflict: { theirs: Record<string, string>; mine: Record<string, string> } | null
      seen: string
    }

/** What a form of texts asks for: save them, empty one of its fields, or bring ours back for all of them. */
export async function answerTextsForm(
  known: Known,
  formData: FormData,
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<TextsAnswer> {
  const { actor, organizer, group, language } = known
  const seen = String(formData.get("seen") ?? "")
  const isReset = formData.get("reset") === "all"
  const again = (
    status: 200 | 400,
    lastResult: SubmissionResult,
  ): Extract<TextsAnswer, { kind: "again" }> => ({
    ...{ kind: "again", status, lastResult, conflict: null, seen },
  })
  const schema = schemaOf(sectionsOf(group, language), formData)
  const emptied = formData.get(USE_OURS)
  if (typeof emptied === "string") {
    if (formData.has(emptied)) formData.set(emptied, "")
    return again(200, showAgain(readForm(onlyToShow(formData), schema)).lastResult)
  }
  const submission = readForm(formData, schema)
  if (!isReset && submission.status !== "success")
    return again(400, showAgain(submission).lastResult)
  const mine = isReset
    ? Object.fromEntries(group.texts.map(({ key }) => [key, ""]))
    : readTextsForm(group, formData)
  const action = isReset ? "reset" : "saved"
  const input = { locale: organizer.locale, groupId: group.id, texts: mine, seen, action } as const
  const result = await saveTexts(actor, input, runtime)
  if (result.ok) return { kind: action }
  if (result.problem === "not-found") notFound()
  if (result.problem === "refused") {
    const fieldErrors = { [fieldName(result)]: [codedProblem(result.because)] }
    return again(400, showAgain(submission, { fieldErrors }).lastResult)
  }
  // Sent again, it is saved over what the organizer has now seen.
  const conflict = { theirs: result.there, mine }
  const lastResult = isReset ? null : showAgain(submission).lastResult
  return { kind: "again", status: 409, lastResult, conflict, seen: result.mark }
}
