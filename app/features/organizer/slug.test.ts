import fc from "fast-check"
import { expect, test } from "vitest"
import { slugOf, slugProblem } from "./slug.ts"

test("an address is two to sixty small letters, digits and dashes", () => {
  expect(slugProblem("consultation-30")).toBeNull()
  expect(slugProblem("")).toBe("slug-empty")
  for (const slug of ["a", "a".repeat(61), "Upper", "two words", "a/b", "ümlaut", "a.b"]) {
    expect(slugProblem(slug), slug).toBe("slug-malformed")
  }
})

test("what the product needs itself cannot be taken", () => {
  for (const slug of ["admin", "bookings", "api", "book", "held", "www", "healthz"]) {
    expect(slugProblem(slug)).toBe("slug-reserved")
  }
})

test("a title gives an address that could be taken, or none", () => {
  expect(slugOf("Erstgespräch für Straßen & Plätze")).toBe("erstgesprach-fur-strassen-platze")
  expect(slugOf("日本")).toBe("")
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (title) => {
      const slug = slugOf(title)
      expect(slug === "" || slugProblem(slug) !== "slug-malformed").toBe(true)
    }),
  )
})
