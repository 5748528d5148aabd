import { expect, test } from "vitest"
import { findMalformation } from "./malformed-request.ts"

const look = (change: { method?: string; url?: string; headers?: Record<string, string> } = {}) =>
  findMalformation({
    method: "GET",
    url: "/demo/intro?month=2026-12",
    ...change,
    headers: { host: "book.example", ...change.headers },
  })

test("what browsers and programs send passes", () => {
  expect(look()).toBeNull()
  for (const method of ["HEAD", "POST", "OPTIONS"]) expect(look({ method })).toBeNull()
  for (const host of ["localhost:3000", "192.0.2.1", "[::1]:3000", "xn--bcher-kva.example", ""]) {
    expect(look({ headers: { host } })).toBeNull()
  }
  expect(look({ headers: { "x-forwarded-host": "book.example:443, 10.0.0.1" } })).toBeNull()
  expect(look({ url: "/caf%C3%A9/%2e%2e?q=%00" })).toBeNull()
})

test("a host that is none is a malformed request, also when a proxy names it", () => {
  for (const host of [
    "a b",
    "[::1",
    "book.example:99999",
    "<script>",
    "x/../y",
    "me@evil.example",
  ]) {
    expect(look({ headers: { host } })).toBe(400)
    expect(look({ headers: { "x-forwarded-host": host } })).toBe(400)
  }
})

test("an address that no row can have and no page can be at is a malformed request", () => {
  expect(look({ url: "/demo%00" })).toBe(400)
  expect(look({ url: "/admin/%00?x=1" })).toBe(400)
  expect(look({ url: "http://evil.example/demo" })).toBe(400)
  for (const path of ["/%E0%A4%A", "/%", "/bookings/token/%ff", "/a%C3/b"]) {
    expect(look({ url: path })).toBe(400)
  }
  expect(look({ url: "/demo?note=100%&x=%E0%A4%A" })).toBeNull()
})

test("an address that asks for data as no script of ours does is a malformed request", () => {
  for (const query of [
    "_data",
    "_data=root",
    "month=2026-12&_data=x",
    "%5Fdata=root",
    "x=?&_data=y",
  ]) {
    expect(look({ url: `/demo?${query}` })).toBe(400)
  }
  expect(look({ url: "/demo.data?_routes=root" })).toBeNull()
  expect(look({ url: "/demo?answers._data=x&name=_data" })).toBeNull()
})

test("a method that would only echo the request is not allowed", () => {
  for (const method of ["TRACE", "TRACK", "CONNECT"]) expect(look({ method })).toBe(405)
})

test("nothing but a POST sends a form: no other method cancels a booking or takes a time", () => {
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    expect(look({ method, url: "/bookings/token/cancel" })).toBe(405)
    expect(look({ method, url: "/demo/intro/book?start=x" })).toBe(405)
    expect(look({ method, url: "/admin/pages/new.data" })).toBe(405)
    // Under /api each address says itself which methods it has.
    expect(look({ method, url: "/api/v1/demo/bookings" })).toBeNull()
  }
})
