import { expect, test } from "vitest"
import { nameSchema } from "#app/features/organizer/schema.ts"
import { markdown } from "./markdown/markdown-field.tsx"
import { text } from "./text/text-field.tsx"
import { typedText } from "./typed-text.ts"

const problems = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message) ?? []

test("a sign that no row can hold and nobody can read is a problem of its field", () => {
  for (const sign of ["\0", "\u0007", "\u001b[31m", "\u0085"]) {
    expect(problems(typedText.safeParse(`Ann${sign}`))).toEqual(["unprintable"])
  }
  expect(typedText.parse("Two\nlines\tand é, 健康, 👩‍👩‍👧")).toBe("Two\nlines\tand é, 健康, 👩‍👩‍👧")
})

test("a text of several lines that was saved as it stood is no change", () => {
  const stored = "First.\n\n- one\n- two"
  const description = markdown({ longest: 200 }).schema(() => "")
  expect(description.parse(stored.replaceAll("\n", "\r\n"))).toBe(stored)
  expect(description.parse(stored.replaceAll("\n", "\r"))).toBe(stored)
})

test("what stands on one line of a mail or a calendar is typed on one line", () => {
  const title = text({ longest: 120, required: true }).schema(() => "")
  for (const twoLines of ["Ann\r\nBcc: x@y.example", "Ann\nLee", "Ann\u2028Lee"]) {
    expect(problems(title.safeParse(twoLines))).toEqual(["one-line"])
    expect(problems(nameSchema.safeParse(twoLines))).toEqual(["one-line"])
  }
  expect(title.parse(" Ann Lee\n")).toBe("Ann Lee")
  expect(nameSchema.parse(" Ann Lee ")).toBe("Ann Lee")
})
