import { expect, test } from "vitest"
import { webPageSchema } from "./schema.ts"

test.each([
  "https://studio.example/thanks?from=booking#top",
  "https://www.studio.example:8443/a;b,c*d'e",
  "https://müller.example/danke",
])("clients may be led on to %s", (address) => {
  expect(webPageSchema.safeParse(address).success).toBe(true)
})

test.each([
  ["a rule of its own in the content policy", "https://studio.example;sandbox/"],
  ["a second content policy", "https://studio.example,default-src/"],
  ["every site of a kind", "https://*.example/"],
  ["every site there is", "https://*/"],
  ["a word of the content policy", "https://'none'/"],
  ["somebody's password", "https://a:b@studio.example/"],
  ["a page that anybody on the way can change", "http://studio.example/"],
  ["a script", "javascript:alert(1)"],
  ["no address", "studio"],
])("they are not where the address would be %s", (_what, address) => {
  expect(webPageSchema.safeParse(address).success).toBe(false)
})
