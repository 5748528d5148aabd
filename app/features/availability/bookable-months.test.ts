import { describe, expect, it, test } from "vitest"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import { bookableSpan, dateAt, monthBeside, readDate, readMonth } from "./bookable-months.ts"

const at = (text: string) => Date.parse(text)

test("dates and months of an address are real ones or none", () => {
  expect(readDate("2028-02-29")).toBe("2028-02-29")
  for (const wrong of [null, "", "2027-02-29", "2026-1-1", "tomorrow", "2026-12-01T00:00:00Z"]) {
    expect(readDate(wrong)).toBeNull()
  }
  expect(readMonth("2026-12")).toBe("2026-12")
  for (const wrong of [null, "", "2026-13", "2026-00", "2026-12-01", "12-2026"]) {
    expect(readMonth(wrong)).toBeNull()
  }
})

test("months follow each other over the year's end", () => {
  expect(monthBeside("2026-12", 1)).toBe("2027-01")
  expect(monthBeside("2027-01", -1)).toBe("2026-12")
  expect(monthBeside("2028-01", 1)).toBe("2028-02")
  expect(monthBeside("2027-03", -1)).toBe("2027-02")
})

test("an instant has another date on the other side of the world", () => {
  expect(dateAt(at("2026-12-31T12:00:00Z"), "Pacific/Kiritimati")).toBe("2027-01-01")
  expect(dateAt(at("2026-12-31T12:00:00Z"), "Pacific/Pago_Pago")).toBe("2026-12-31")
})

describe("how far a page is looked at", () => {
  const now = at("2026-12-01T09:00:00Z")
  const spanOf = (window: PageContent["window"]) =>
    bookableSpan(
      {
        organizer: { timeZone: "Europe/Berlin" },
        hosts: [],
        revision: { content: { ...emptyPageContent, window } },
      } as unknown as Parameters<typeof bookableSpan>[0],
      now,
    )

  it("ends with the last day of a rolling window, in the schedule's zone", () => {
    expect(spanOf({ kind: "rolling", days: 10 })).toEqual({
      from: now,
      until: at("2026-12-11T23:00:00Z"),
    })
  })

  it("begins and ends with a window of dates, and never before now", () => {
    expect(spanOf({ kind: "dates", from: "2027-03-01", until: "2027-03-31" })).toEqual({
      from: at("2027-02-28T23:00:00Z"),
      until: at("2027-03-31T22:00:00Z"),
    })
    expect(spanOf({ kind: "dates", from: "2026-01-01", until: "2026-12-24" }).from).toBe(now)
  })

  it("ends somewhere where the window does not", () => {
    const { until } = spanOf({ kind: "forever" })
    expect(until).toBeGreaterThan(at("2031-01-01T00:00:00Z"))
    expect(until).toBeLessThan(at("2033-01-01T00:00:00Z"))
  })
})
