import { expect, test } from "vitest"
import { entityTag, isKnownTag, jsonUnlessKnown } from "./entity-tag.server.ts"

const ask = (tag: string | null) =>
  new Request("https://book.example/x", { headers: tag ? { "If-None-Match": tag } : {} })

test("the same content has the same strong tag, and any change another", () => {
  expect(entityTag("a")).toBe(entityTag("a"))
  expect(entityTag("a")).not.toBe(entityTag("b"))
  expect(entityTag("a")).toMatch(/^"[\w-]{27}"$/)
})

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  ['"b"', false],
  ["a", false],
  [null, false],
] as const)("a reader who names %s knows %s", (header, known) => {
  expect(isKnownTag(header, '"a"')).toBe(known)
})

test("what is known already is not sent again", async () => {
  const first = jsonUnlessKnown(ask(null), { a: 1 }, { cacheControl: "no-cache" })
  expect([first.status, await first.json()]).toEqual([200, { a: 1 }])
  const again = jsonUnlessKnown(
    ask(first.headers.get("etag")),
    { a: 1 },
    { cacheControl: "no-cache" },
  )
  expect([again.status, await again.text()]).toEqual([304, ""])
  expect(again.headers.get("etag")).toBe(first.headers.get("etag"))
})
