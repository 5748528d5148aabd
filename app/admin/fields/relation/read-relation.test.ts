import { expect, test } from "vitest"
import { readRelation, RELATION_BUTTON, relationNames } from "./read-relation.ts"

const names = relationNames("hosts")
const form = (...entries: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

test("a picker's own buttons are told from each other and from those of other pickers", () => {
  const pressed = (value: string) => readRelation(form([RELATION_BUTTON, value]), "hosts").pressed
  expect([names.find, names.add, "find pages", "", "add"].map(pressed)).toEqual([
    "find",
    "add",
    null,
    null,
    null,
  ])
})

test("what is searched for and what was chosen is read within bounds", () => {
  const many = Array.from({ length: 300 }, (_, n): [string, string] => [names.chosen, String(n)])
  const asked = readRelation(form([names.search, ` \u0000${"x".repeat(500)} `], ...many), "hosts")
  expect(asked.search).toBe("x".repeat(100))
  expect(asked.chosen).toHaveLength(100)
  expect(readRelation(form(), "hosts")).toEqual({ pressed: null, search: "", chosen: [] })
})
