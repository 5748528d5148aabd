import fc from "fast-check"
import { expect, test } from "vitest"
import { redactAddress } from "./redact-address.ts"

test("a booking's signed link never reaches the log, whatever is below it", () => {
  expect(redactAddress("/bookings/abc")).toBe("/bookings/…")
  expect(redactAddress("/bookings/a.b-c/cancel?x=1")).toBe("/bookings/…/cancel?x=…")
  expect(redactAddress("/bookings/abc.data?_routes=root")).toBe("/bookings/….data?_routes=root")
  expect(redactAddress("/admin/reset-password/k7")).toBe("/admin/reset-password/…")
})

test("resume, preview, code and state values are struck out, and what was looked at stays", () => {
  expect(redactAddress("/demo/intro?month=2026-11&resume=tok&timeZone=Europe/Berlin")).toBe(
    "/demo/intro?month=2026-11&resume=…&timeZone=Europe/Berlin",
  )
  expect(redactAddress("/integrations/google/callback?code=4%2F0&state=xyz")).toBe(
    "/integrations/google/callback?code=…&state=…",
  )
  expect(redactAddress("/admin/bookings?state=CONFIRMED&q=ann@example.com")).toBe(
    "/admin/bookings?state=CONFIRMED&q=…",
  )
})

test("ids and assets stay readable", () => {
  const id = "0193f1a2-7b3c-7def-8abc-0123456789ab"
  expect(redactAddress(`/admin/bookings/${id}/refund`)).toBe(`/admin/bookings/${id}/refund`)
  expect(redactAddress("/assets/a-very-long-name-of-a-chunk-of-code-DxYz1234.js")).toBe(
    "/assets/a-very-long-name-of-a-chunk-of-code-DxYz1234.js",
  )
})

test("no long secret gets through, wherever it stands in the path or the query", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9_-]{32,80}(\.[A-Za-z0-9_-]{20,60})?$/)
  const segment = fc.constantFrom("demo", "bookings", "api", "v1", "x", "admin")
  const name = fc.constantFrom("resume", "token", "preview", "key", "q", "code", "anything")
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 3 }), secret, name, (before, value, query) => {
      expect(redactAddress(`/${[...before, value].join("/")}`)).not.toContain(value)
      expect(redactAddress(`/${before.join("/")}?${query}=${value}`)).not.toContain(value)
    }),
  )
})
