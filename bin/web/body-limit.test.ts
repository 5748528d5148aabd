import { expect, test } from "vitest"
import { bodyLimitBytes, bodyLimitOf } from "./body-limit.ts"

const form = "multipart/form-data; boundary=b"

test.each([
  ["/studio/consultation/book?start=x&send=1", form],
  ["/consultation/book", form],
])("%s may bring files", (url, type) => {
  expect(bodyLimitOf({ url, headers: { "content-type": type } })).toBeGreaterThan(30_000_000)
})

test.each([
  ["/studio/consultation/book?start=x", "application/x-www-form-urlencoded"],
  ["/studio/consultation/book", "text/plain; multipart/form-data; boundary=b"],
  ["/studio/consultation", form],
  ["/admin/pages/new?to=/a/b/book", form],
  ["/api/v1/studio/bookings/x/book", form],
  ["/a/b/c/book", form],
])("%s as %s may not", (url, type) => {
  expect(bodyLimitOf({ url, headers: { "content-type": type } })).toBe(bodyLimitBytes)
})
