import { expect, test } from "vitest"
import { readEmbedOrigin } from "./embed-origin.ts"

test.each([
  ["https://shop.example", "https://shop.example"],
  ["  https://Shop.Example/ ", "https://shop.example"],
  ["https://shop.example:8443", "https://shop.example:8443"],
  ["https://shop.example:443", "https://shop.example"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
])("%s is the site %s", (typed, origin) => {
  expect(readEmbedOrigin(typed)).toBe(origin)
})

test.each([
  "shop.example",
  "http://shop.example",
  "http://localhost.example",
  "https://*.shop.example",
  "https://shop.example/page",
  "https://shop.example?x=1",
  "https://user@shop.example",
  "https://shop.example; script-src *",
  "https://a.example https://b.example",
  "ftp://shop.example",
  "null",
  "*",
  "",
])("%s is no site that could be named", (typed) => {
  expect(readEmbedOrigin(typed)).toBeNull()
})
