import { expect, test } from "vitest"
import { forwardedHost } from "./forwarded-host.ts"

test("who is not a trusted proxy cannot name another host", () => {
  expect(forwardedHost("book.example", ["evil.example"], false)).toBe("book.example")
  expect(forwardedHost("book.example", undefined, true)).toBe("book.example")
  expect(forwardedHost(undefined, ["evil.example"], false)).toBeUndefined()
})

test("a trusted proxy names the host it was asked for; what was there before it is not believed", () => {
  expect(forwardedHost("10.0.0.1:3000", ["book.example"], true)).toBe("book.example")
  expect(forwardedHost("10.0.0.1", ["evil.example, book.example"], true)).toBe("book.example")
  expect(forwardedHost("10.0.0.1", ["evil.example", "book.example"], true)).toBe("book.example")
  expect(forwardedHost("book.example", [""], true)).toBe("book.example")
})
