import { expect, test } from "vitest"
import { contentOfRevision } from "./content-of-revision.ts"
import { emptyPageContent } from "./schema.ts"

const content = { ...emptyPageContent, title: "Talk" }

test("a revision is judged once, and is the same to everybody who reads it", () => {
  const first = contentOfRevision({ id: "of-one", content })
  expect(first).toEqual(content)
  expect(contentOfRevision({ id: "of-one", content: null })).toBe(first)
  expect(
    contentOfRevision({ id: "of-another", content: { ...content, title: "Walk" } }).title,
  ).toBe("Walk")
})

test("nobody who reads a revision can change it for the others, however deep", () => {
  const { durations } = contentOfRevision({ id: "frozen", content })
  expect(() => durations.pop()).toThrow(TypeError)
  expect(() => Object.assign(durations[0]!, { amountMinor: 1 })).toThrow(TypeError)
})

test("a revision that reads like no page is refused each time, and not kept", () => {
  expect(() => contentOfRevision({ id: "broken", content: { title: 7 } })).toThrow()
  expect(contentOfRevision({ id: "broken", content })).toEqual(content)
})

test("however many revisions are read, each keeps its own words", () => {
  const titleOf = (n: number) =>
    contentOfRevision({ id: `many-${n}`, content: { ...emptyPageContent, title: `${n}` } }).title
  for (let n = 0; n < 1_200; n++) expect(titleOf(n)).toBe(`${n}`)
  expect(titleOf(0)).toBe("0")
})
