import fc from "fast-check"
import { expect, test } from "vitest"
import { markup } from "./markup.ts"

test("whatever is filled in stays text: no tag, no attribute, no entity of its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const { html } = markup`<p title="${typed}">${typed}</p>`
      expect(html.match(/[<>]/g)).toEqual(["<", ">", "<", ">"])
      expect(html.match(/"/g)).toHaveLength(2)
      expect(html).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
    }),
  )
})

test("pieces made by the tag are kept as they are, alone and in lists", () => {
  const items = ["a", "<b>"].map((text) => markup`<li>${text}</li>`)
  const { html } = markup`<ul>${items}</ul>${null}${2}`
  expect(html).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>2")
})

test("none of the characters that HTML reads gets through, in an attribute neither", () => {
  const { html } = markup`<p title="${`"'&<>`}">${`"'&<>`}</p>`
  const written = "&quot;&#39;&amp;&lt;&gt;"
  expect(html).toBe(`<p title="${written}">${written}</p>`)
})
