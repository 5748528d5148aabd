import { expect, test } from "vitest"
import { bodyLimitBytes, bodyLimitOf } from "./body-limit.ts"

const form = "multipart/form-data; boundary=b"
const limitOf = (url: string, type: string, method = "POST") =>
  bodyLimitOf({ url, method, headers: { "content-type": type } })

test.each([
  "/studio/consultation/book?start=x&send=1",
  "/consultation/book",
  "/admin/media/upload",
])("%s may bring files", (url) => {
  expect(limitOf(url, form)).toBeGreaterThan(30_000_000)
})

test.each([
  ["/studio/consultation/book?start=x", "application/x-www-form-urlencoded"],
  ["/studio/consultation/book", "text/plain; multipart/form-data; boundary=b"],
  ["/studio/consultation", form],
  ["/admin/pages/new?to=/a/b/book", form],
  ["/api/v1/studio/bookings/x/book", form],
  ["/a/b/c/book", form],
])("%s as %s may not", (url, type) => {
  expect(limitOf(url, type)).toBe(bodyLimitBytes)
})

test("only what is posted may bring files", () => {
  expect(limitOf("/studio/consultation/book", form, "GET")).toBe(bodyLimitBytes)
})
