import { expect, test } from "vitest"
import { atLocation, locationIndex, locationsOf } from "./locations.ts"
import { emptyPageContent, type PageLocation } from "./schema.ts"

const place = (text: string, kind: PageLocation["kind"] = "in-person", url: string | null = null) =>
  ({ kind, text, url }) satisfies PageLocation
const content = {
  ...emptyPageContent,
  location: place("", "phone"),
  otherLocations: [place("Berlin"), place("", "phone", "https://x.example"), place("Paris")],
}

test("two places that clients could not tell apart are one", () => {
  expect(locationsOf(content)).toEqual([place("", "phone"), place("Berlin"), place("Paris")])
})

test("a place goes by its words, or by its kind where it has none", () => {
  expect(
    ["phone", "Berlin", "Paris", "Rome", ""].map((key) => locationIndex(content, key)),
  ).toEqual([0, 1, 2, -1, -1])
  expect(locationIndex({ ...content, otherLocations: [] }, "Rome")).toBe(0)
})

test("what is sold at a place names that one alone", () => {
  expect(atLocation(content, 2)).toMatchObject({ location: place("Paris"), otherLocations: [] })
  expect(atLocation(content, 9).location).toEqual(content.location)
  const single = { ...content, otherLocations: [] }
  expect(atLocation(single, 0)).toBe(single)
})
