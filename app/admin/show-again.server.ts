import type { Submission, SubmissionResult } from "@conform-to/react"
import { renderDescription } from "#app/features/page/render-description.server.ts"
import { PREVIEW_BUTTON, type MarkdownPreview } from "./fields/markdown/markdown-field.tsx"

/**
 * A form as it is shown again, filled in: with its mistakes, or without any when only a row or a preview was
 * asked for.
 * @returns what the form takes as `lastResult`, and the HTTP status to answer
 */
export function showAgain(
  submission: Submission<unknown>,
  { fieldErrors = {} }: { fieldErrors?: Record<string, string[]> } = {},
): { lastResult: SubmissionResult; status: number } {
  const reply = submission.reply(Object.keys(fieldErrors).length > 0 ? { fieldErrors } : {})
  if (submission.status === undefined) {
    const { error: _mistakesNotAskedFor, ...shown } = reply
    return { lastResult: shown, status: 200 }
  }
  return { lastResult: { ...reply, status: "error" }, status: 400 }
}

/** A form's data as if only to be looked at: nothing is judged, and nothing stored. */
export function onlyToShow(formData: FormData): FormData {
  const shown = new FormData()
  for (const [name, value] of formData) if (name !== "__intent__") shown.append(name, value)
  shown.append("__intent__", JSON.stringify({ type: "validate", payload: {} }))
  return shown
}

/** The Markdown that a form asked to see, rendered; null when its preview button was not pressed. */
export function readMarkdownPreview(formData: FormData): MarkdownPreview {
  const name = formData.get(PREVIEW_BUTTON)
  if (typeof name !== "string") return null
  const markdown = formData.get(name)
  return { name, html: renderDescription(typeof markdown === "string" ? markdown : "") }
}
