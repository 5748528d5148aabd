import { expect, test } from "vitest"
import { bookingDetailsSchema } from "./schema.ts"
import { manyLines, UNPRINTABLE } from "./typed-lines.ts"

const isTaken = (text: string) => manyLines(200).safeParse(text).success

test("half of a character is refused, since something else would be stored than was sent", () => {
  expect(UNPRINTABLE.test("Ada\ud800")).toBe(true)
  expect(isTaken("Ada\ud800")).toBe(false)
  expect(isTaken("\udc00 Ada")).toBe(false)
})

test("whole characters of every plane, lines and tabs are text", () => {
  expect(UNPRINTABLE.test("李 👩‍👩‍👧 أحمد")).toBe(false)
  expect(isTaken("李 👩‍👩‍👧\n\tأحمد\r\n")).toBe(true)
  expect(isTaken("a\u0000b")).toBe(false)
})

test("a name that nobody can see is no name", () => {
  const read = (name: string) =>
    bookingDetailsSchema({ questions: [] }).safeParse({
      name,
      email: "ada@example.com",
      timeZone: "UTC",
    })
  for (const unseen of [
    "",
    " ",
    "\u00a0\u3000",
    "\u200b",
    "\u2060\ufeff",
    "\u3164",
    "\u00ad\u200d",
  ]) {
    const problems = read(unseen).error?.issues.map(({ path, message }) => [path, message])
    expect(problems, JSON.stringify(unseen)).toEqual([[["name"], "required"]])
  }
  for (const seen of ["李", "أ", "👩‍👩‍👧", "Ada\u00adLee", "می\u200cخواهم"]) {
    expect(read(seen).success, JSON.stringify(seen)).toBe(true)
  }
})
