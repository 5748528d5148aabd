import { expect, test } from "vitest"
import { datesOf, spanProblem, spansOf, type DayOverride } from "./override-spans.ts"

const closed = (date: string, label = ""): DayOverride => ({
  date,
  kind: "own",
  label,
  ranges: [],
})

test("dates that follow one another and say the same are one span, split at today", () => {
  const list = ["2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-04"].map((date) =>
    closed(date),
  )
  expect(spansOf(list, "2026-12-01").map(({ from, until }) => [from, until])).toEqual([
    ["2026-11-29", "2026-11-30"],
    ["2026-12-01", "2026-12-02"],
    ["2026-12-04", "2026-12-04"],
  ])
})

test("dates with another note, kind or hours stand alone", () => {
  const hours = [{ startMinute: 540, endMinute: 600 }]
  const list: DayOverride[] = [
    closed("2026-12-01", "trip"),
    closed("2026-12-02", "fair"),
    { ...closed("2026-12-03", "fair"), kind: "holiday" },
    { ...closed("2026-12-04"), ranges: hours },
    { ...closed("2026-12-05"), ranges: [...hours] },
  ]
  expect(spansOf(list, "2026-11-01").map(({ from, until }) => [from, until])).toEqual([
    ["2026-12-01", "2026-12-01"],
    ["2026-12-02", "2026-12-02"],
    ["2026-12-03", "2026-12-03"],
    ["2026-12-04", "2026-12-05"],
  ])
})

test("dates that are over, turned around, too many or far away are refused at the right end", () => {
  const problem = (from: string, until: string) => spanProblem({ from, until }, "2026-12-01")
  expect(problem("2026-12-01", "2026-12-01")).toBeNull()
  expect(problem("2026-11-30", "2026-12-05")).toEqual({ at: "from", problem: "override-past" })
  expect(problem("2026-12-05", "2026-12-04")).toEqual({ at: "until", problem: "dates-reversed" })
  expect(problem("2026-12-01", "2027-12-01")).toBeNull()
  expect(problem("2026-12-01", "2027-12-02")).toEqual({ at: "until", problem: "override-long" })
  expect(problem("2206-12-01", "2206-12-01")).toEqual({ at: "until", problem: "override-far" })
})

test("both ends are part of a span, over a leap day too", () => {
  expect(datesOf({ from: "2028-02-28", until: "2028-03-01" })).toEqual([
    "2028-02-28",
    "2028-02-29",
    "2028-03-01",
  ])
  expect(datesOf({ from: "2028-03-01", until: "2028-02-28" })).toEqual([])
})
