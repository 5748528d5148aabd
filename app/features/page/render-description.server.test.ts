import fc from "fast-check"
import { expect, test } from "vitest"
import { descriptionInFrame, renderDescription } from "./render-description.server.ts"

test("Markdown becomes paragraphs, lists and links", () => {
  expect(renderDescription("# Hello\n\n- **one**\n- [two](https://example.com)")).toBe(
    '<h2>Hello</h2>\n<ul>\n<li><strong>one</strong></li>\n<li><a href="https://example.com" rel="nofollow noopener">two</a></li>\n</ul>\n',
  )
})

test("nothing in a description runs, loads or leads to a script", () => {
  for (const hostile of [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    '<a href="https://a" onclick="alert(1)" style="position:fixed">x</a>',
    "<iframe src='https://evil.example'></iframe><style>*{display:none}</style>",
    "<svg><script>alert(1)</script></svg>",
    "![x](https://evil.example/track.gif)",
    "<form action='https://evil.example'><input name=card></form>",
  ]) {
    const html = renderDescription(hostile)
    expect(html, hostile).not.toMatch(/<(script|img|iframe|style|svg|form|input)/i)
    expect(html, hostile).not.toMatch(/\son\w+=|style=|href="(javascript|data|\/\/)/i)
  }
})

test("whatever is typed renders to tags we allow", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const tags = [...renderDescription(text).matchAll(/<\/?([a-z0-9]+)/gi)].map(
        (match) => match[1],
      )
      for (const tag of tags) {
        expect(
          "p br strong em del ul ol li a h2 h3 h4 blockquote code pre hr".split(" "),
        ).toContain(tag)
      }
    }),
  )
})

test("inside a frame links open beside it, and nothing else changes", () => {
  const html = renderDescription("A [shop](https://shop.example) for `<a b>`")
  expect(descriptionInFrame(html)).toBe(
    '<p>A <a target="_blank" href="https://shop.example" rel="nofollow noopener">shop</a> for <code>&lt;a b&gt;</code></p>\n',
  )
})
