import fc from "fast-check"
import { expect, test } from "vitest"
import { attachment } from "./attachment.ts"

test("a file's name is told twice: in ASCII, and whole", () => {
  expect(attachment("Größe (2).pdf")).toBe(
    `attachment; filename="Gro__e (2).pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%282%29.pdf`,
  )
})

test("no name ends its place in the header, or begins another one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
      const value = attachment(name)
      expect(value).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.!~%-]*$/)
      expect(() => new Headers({ "Content-Disposition": value })).not.toThrow()
    }),
  )
})
