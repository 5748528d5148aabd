import { expect, test } from "vitest"
import { recentlyUsed } from "./recently-used.ts"

test("it never holds more than it may, however many names there are", () => {
  const kept = recentlyUsed<number>(3)
  for (let at = 0; at < 10_000; at += 1) {
    kept.set(`name-${at}`, at)
    expect(kept.size).toBeLessThanOrEqual(3)
  }
  expect([kept.get("name-9997"), kept.get("name-9996")]).toEqual([9_997, undefined])
})

test("what was asked for longest ago goes first", () => {
  const kept = recentlyUsed<number>(2)
  kept.set("a", 1)
  kept.set("b", 2)
  kept.get("a")
  kept.set("c", 3)
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([1, undefined, 3])
})

test("a name that is set again or taken away leaves room for others", () => {
  const kept = recentlyUsed<number>(2)
  kept.set("a", 1)
  kept.set("a", 2)
  expect([kept.get("a"), kept.size]).toEqual([2, 1])
  kept.delete("a")
  expect([kept.get("a"), kept.size]).toEqual([undefined, 0])
})
