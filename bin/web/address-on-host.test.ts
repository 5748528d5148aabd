import { expect, test } from "vitest"
import { addressOnHost } from "./address-on-host.ts"

test.each([
  ["/", "/studio"],
  ["/?month=2027-01", "/studio?month=2027-01"],
  ["/intro", "/studio/intro"],
  ["/intro/book?start=x&embed=1", "/studio/intro/book?start=x&embed=1"],
  ["/intro/held?token=t", "/studio/intro/held?token=t"],
  ["/studio", "/studio/studio"],
  ["/studio/book?start=x", "/studio/studio/book?start=x"],
  ["/bookings/abc/pay?checkout=1", "/bookings/abc/pay?checkout=1"],
  ["/media/1/640", "/media/1/640"],
  ["/assets/root-1.css", "/assets/root-1.css"],
  ["/favicon.svg", "/favicon.svg"],
  ["/robots.txt", "/robots.txt"],
])("%s on a host is %s inside", (address, inside) => {
  expect(addressOnHost(address, "studio")).toEqual({ kind: "go-on", address: inside })
})

test.each([
  "/admin",
  "/Admin/login",
  "/%61dmin",
  "/admin.data",
  "/api/v1/studio/pages",
  "/integrations/google/callback",
  "/metrics",
  "/bookings/../admin",
  "/bookings/%2e%2e/admin",
  "/bookings\\..\\admin",
])("%s is on the product's own site alone", (address) => {
  expect(addressOnHost(address, "studio")).toEqual({ kind: "nothing" })
})

test.each([
  ["/other/intro", "/studio/other/intro"],
  ["/OTHER/intro", "/studio/OTHER/intro"],
  ["/%6fther/intro", "/studio/%6fther/intro"],
  ["//other/intro", "/studio//other/intro"],
  ["/./other/intro", "/studio/other/intro"],
])("%s never leads to another organizer", (address, inside) => {
  expect(addressOnHost(address, "studio")).toEqual({ kind: "go-on", address: inside })
})

test.each(["/other.data", "/intro.data", "/_root.data", "/oth%65r.data", "/.data", "/admin.data"])(
  "%s is data of a page that hydrates, and none of an organizer's does",
  (address) => {
    expect(addressOnHost(address, "studio")).toEqual({ kind: "nothing" })
  },
)

test("an address of the product's site that was carried over loses its organizer and keeps its query", () => {
  expect(addressOnHost("/studio/intro?date=2027-01-04", "studio")).toEqual({
    kind: "moved",
    address: "/intro?date=2027-01-04",
  })
})
