import { expect, test } from "vitest"
import { isForeignForm } from "./foreign-origin.ts"

const post = (headers: Record<string, string>, url = "/demo/intro/book", method = "POST") =>
  isForeignForm({ method, url, headers: { host: "book.example", ...headers } })

test("a form of our own page passes", () => {
  expect(post({ origin: "https://book.example" })).toBe(false)
  expect(post({})).toBe(false)
})

test("a form from another site, from nowhere or with a broken origin is foreign", () => {
  expect(post({ origin: "https://evil.example" })).toBe(true)
  expect(post({ origin: "https://book.example:8443" })).toBe(true)
  expect(post({ origin: "null" })).toBe(true)
  expect(post({ origin: "not an origin" })).toBe(true)
  const named = { origin: "https://evil.example", "x-forwarded-host": "evil.example" }
  expect(post(named)).toBe(true)
})

test("reading is never refused, and the API is open to other sites", () => {
  expect(post({ origin: "https://evil.example" }, "/demo/intro", "GET")).toBe(false)
  expect(post({ origin: "https://shop.example" }, "/api/v1/demo/bookings")).toBe(false)
})
