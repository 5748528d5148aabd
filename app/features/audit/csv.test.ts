import { expect, test } from "vitest"
import { csvLine } from "./csv.ts"

test("a cell with commas, quotes or lines is one cell again where it is read", () => {
  expect(csvLine(["plain", "a, b", 'say "no"', "two\nlines", ""])).toBe(
    'plain,"a, b","say ""no""","two\nlines",\r\n',
  )
})

test("no cell is a formula in a spreadsheet", () => {
  for (const begin of ["=", "+", "-", "@", "\t", "\r"]) {
    const cell = `${begin}HYPERLINK("https://evil.example")`
    expect(csvLine([cell, "x"]), JSON.stringify(begin)).toMatch(/^"?'/)
    expect(csvLine([begin]), JSON.stringify(begin)).toMatch(/^"?'/)
  }
  expect(csvLine(["a=1", "ada@example.com"])).toBe("a=1,ada@example.com\r\n")
})
