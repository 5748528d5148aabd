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

test("a program may send a file as JSON, and nothing else that large", () => {
  const address = "/api/v1/studio/files"
  expect(limitOf(address, "application/json")).toBe(15_000_000)
  for (const type of [form, "text/plain", "application/jsonp"]) {
    expect(limitOf(address, type)).toBe(bodyLimitBytes)
  }
  expect(limitOf("/api/v1/studio/bookings", "application/json")).toBe(bodyLimitBytes)
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
