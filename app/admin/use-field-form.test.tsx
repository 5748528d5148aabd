import type { SubmissionResult } from "@conform-to/react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { LanguageProvider } from "#app/ui/language.tsx"
import { useFieldForm } from "./use-field-form.ts"

function keysOfRows(lastResult: SubmissionResult | null): string[] {
  const found: string[] = []
  function Rows() {
    const { fields } = useFieldForm("page", [], {}, lastResult)
    const rows = fields["questions"] as unknown as { getFieldList(): { key: string | undefined }[] }
    found.push(...rows.getFieldList().map(({ key }) => key ?? ""))
    return null
  }
  renderToStaticMarkup(
    <LanguageProvider locale="en">
      <Rows />
    </LanguageProvider>,
  )
  return found
}

test("every row of a form that came back is told from the others, so that another one leaves it alone", () => {
  const questions = [{ label: "Your plan" }, { label: "Your numbers" }]
  const keys = keysOfRows({ initialValue: { questions }, state: { validated: {} }, fields: [] })
  expect(keys).toHaveLength(2)
  expect(keys).not.toContain("")
  expect(new Set(keys).size).toBe(2)
})
