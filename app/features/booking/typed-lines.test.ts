import { expect, test } from "vitest"
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
