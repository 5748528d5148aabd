import { expect, test } from "vitest"
import { readPlace, writePlace } from "./list-place.ts"

test("a place is read as it was written, whatever a title holds", () => {
  for (const title of ["", "Größe & 面談 “x”", "a/b?c=d#e", "x".repeat(120)]) {
    const written = writePlace({ title, slug: "intro-call" })
    expect(written).toMatch(/^[\w-]+$/)
    expect(readPlace(written)).toEqual({ title, slug: "intro-call" })
  }
})

test("what somebody made up is no place", () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const made = ["", "x", "%%", "e30", encoded({}), encoded(["a"]), encoded(["a", 1]), encoded("a")]
  for (const text of [...made, encoded(["a\u0000", "b"]), encoded(["a".repeat(2_000), "b"])]) {
    expect([text, readPlace(text)]).toEqual([text, null])
  }
})
