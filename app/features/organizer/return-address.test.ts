import { expect, test } from "vitest"
import { returnAddress } from "./return-address.ts"

test("an address of the admin is gone back to", () => {
  for (const address of [
    "/admin/bookings?state=CONFIRMED&page=2",
    "/admin",
    "/admin?x=1",
    "/integrations/google/connect",
  ]) {
    expect(returnAddress(address)).toBe(address)
  }
})

test("every way of naming another place leads to the admin's first page", () => {
  for (const address of [
    null,
    "",
    "https://evil.example/admin",
    "//evil.example/admin",
    "/\\evil.example/admin",
    "\\/evil.example",
    "/admin\\..\\..\\evil",
    "/admin/../../evil.example",
    "/admin/%2e%2e/%2e%2e/demo",
    "/administrator",
    "/admin@evil.example",
    "http:/admin",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%2F%2Fevil.example",
    " /admin",
    "/admin\r\nSet-Cookie: a=b",
    "/demo/consultation",
  ]) {
    expect(returnAddress(address), String(address)).toBe("/admin")
  }
})
