import { expect, test } from "vitest"
import { movedTo } from "./moved-to.ts"

test.each([
  ["", "/studio"],
  ["?page=2", "/studio?page=2"],
  ["?limit=1&after=x%26y&after=z", "/studio?limit=1&after=x%26y&after=z"],
])("an address of before asks the new one what it was asked (%s)", (query, location) => {
  const answer = movedTo(new Request(`http://localhost:3000/old${query}`), "/studio", 308)
  expect([answer.status, answer.headers.get("location")]).toEqual([308, location])
  expect(answer.headers.get("cache-control")).toBe("no-cache")
})
