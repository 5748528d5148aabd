import fc from "fast-check"
import { expect, test } from "vitest"
import { bookingsCollection } from "./collections/bookings.collection.tsx"
import { pagesCollection } from "./collections/pages.collection.tsx"
import { listParameters, readListQuery } from "./list-query.ts"

const read = (address: string) =>
  readListQuery(new URLSearchParams(address), bookingsCollection.rules)

test("a list is asked for by its address", () => {
  expect(read("q=ada&state=CONFIRMED&from=2026-12-01&sort=name&page=3")).toEqual({
    search: "ada",
    filters: { state: "CONFIRMED", from: "2026-12-01" },
    sort: "name",
    direction: "ascending",
    page: 3,
  })
  expect(read("sort=-created")).toMatchObject({ sort: "created", direction: "descending" })
})

test("what cannot be understood is not asked for", () => {
  const usual = { search: "", filters: {}, sort: "starts", direction: "descending", page: 1 }
  for (const address of [
    "",
    "sort=password_hash&page=-1&state=SOLD&from=2026-02-30&page-id=1",
    "sort=starts;drop&page=1e9&until=yesterday&state=",
    "page=0.5&q=%00",
  ]) {
    expect(read(address), address).toEqual(usual)
  }
})

test("a list's own links ask for the same list again", () => {
  fc.assert(
    fc.property(
      fc.record({
        search: fc.stringMatching(/^[a-z]{0,20}$/),
        filters: fc.constantFrom({}, { status: "draft" }, { status: "archived" }),
        sort: fc.constantFrom("title" as const, "updated" as const),
        direction: fc.constantFrom("ascending" as const, "descending" as const),
        page: fc.integer({ min: 1, max: 200 }),
      }),
      (query) => {
        const search = new URLSearchParams()
        for (const [name, value] of Object.entries(listParameters(query, pagesCollection.rules))) {
          if (value !== null && value !== "") search.set(name, String(value))
        }
        expect(readListQuery(search, pagesCollection.rules)).toEqual(query)
      },
    ),
  )
})
