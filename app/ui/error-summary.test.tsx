import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { ErrorSummary } from "./error-summary.tsx"

describe("the summary of what is wrong", () => {
  it("takes the focus without a script, counts, and links to each field", () => {
    const markup = html(
      <ErrorSummary
        errors={[
          { fieldId: "email", message: "Write an email address." },
          { fieldId: null, message: "Try again." },
        ]}
      />,
    )
    expect(markup).toContain('role="alert"')
    expect(markup).toContain('tabindex="-1"')
    expect(markup).toContain("autofocus")
    expect(markup).toContain("2 things need your attention")
    expect(markup).toContain('<a href="#email"')
    expect(markup).toMatch(/<span[^>]*>Try again\.<\/span>/)
  })

  it("is not there when nothing is wrong", () => {
    expect(html(<ErrorSummary errors={[]} />)).toBe("")
  })
})
