import { expect, test } from "vitest"
import { summaryOf } from "./summary-of.ts"

test("a list shows the first paragraph without its marks", () => {
  expect(summaryOf("## Hello\n\nSecond")).toBe("Hello")
  expect(summaryOf("\n\nTalk to **me** about [tax](https://x.example) and `code`.\nSoon.")).toBe(
    "Talk to me about tax and code. Soon.",
  )
  expect(summaryOf("- one\n- two")).toBe("one two")
})

test("markup of the author's never reaches the list", () => {
  expect(summaryOf("<script>alert(1)</script>Hello")).toBe("alert(1)Hello")
  expect(summaryOf("![a picture](https://x.example/a.png)\n\nWords")).toBe("Words")
})

test("a long paragraph ends at a word, and nothing stays nothing", () => {
  const long = summaryOf("word ".repeat(100)) ?? ""
  expect(long.length).toBeLessThanOrEqual(162)
  expect(long).toMatch(/word …$/)
  expect(summaryOf(" \n\n ")).toBeNull()
})
