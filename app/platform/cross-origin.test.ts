import { expect, test } from "vitest"
import { answerPreflight, crossOriginHeaders, mayCall } from "./cross-origin.ts"

const shop = "https://shop.example"
const own = "https://book.example"

test("any origin may call where nobody is named, and nobody where the list is empty", () => {
  expect(crossOriginHeaders(shop, null)["Access-Control-Allow-Origin"]).toBe("*")
  expect(crossOriginHeaders(shop, [])).toEqual({ Vary: "Origin" })
  expect([mayCall(shop, null, own), mayCall(shop, [], own)]).toEqual([true, false])
})

test("a listed origin is named back, another is not, and caches keep them apart", () => {
  expect(crossOriginHeaders(shop, [shop])).toMatchObject({
    Vary: "Origin",
    "Access-Control-Allow-Origin": shop,
  })
  for (const other of ["https://shop.example.evil.test", "http://shop.example", "null"]) {
    expect(crossOriginHeaders(other, [shop])).toEqual({ Vary: "Origin" })
    expect(mayCall(other, [shop], own)).toBe(false)
  }
})

test("pages of the API's own origin, and programs without one, may always call", () => {
  expect(mayCall(own, [], own)).toBe(true)
  expect(mayCall(null, [], own)).toBe(true)
})

test("a preflight allows keys and never cookies, and tells other origins nothing", () => {
  const allowed = answerPreflight(shop, [shop], "POST")
  expect(allowed.status).toBe(204)
  expect(allowed.headers.get("access-control-allow-headers")).toContain("Authorization")
  expect(allowed.headers.get("access-control-allow-methods")).toBe("POST")
  expect(allowed.headers.has("access-control-allow-credentials")).toBe(false)
  const refused = answerPreflight("https://evil.test", [shop], "POST")
  expect(refused.status).toBe(204)
  expect([...refused.headers.keys()]).toEqual(["vary"])
})
