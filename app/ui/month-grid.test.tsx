import fc from "fast-check"
import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { firstWeekdayOf, weekdayOf, weeksOf } from "./calendar-day.ts"
import { LanguageProvider } from "./language.tsx"
import { MonthGrid } from "./month-grid.tsx"

function grid(locale = "en-GB") {
  return html(
    <LanguageProvider locale={locale}>
      <MonthGrid
        month="2026-12"
        openDays={{ "2026-12-03": "?date=2026-12-03", "2026-12-04": "?date=2026-12-04" }}
        fullDays={["2026-12-07"]}
        today="2026-12-04"
        chosen="2026-12-03"
        previous={null}
        next={{ month: "2027-01", href: "?month=2027-01" }}
        timesHref="#times"
      />
    </LanguageProvider>,
  )
}

describe("the month", () => {
  it("names each day by weekday, date, month and state, not by colour alone", () => {
    expect(grid()).toContain(
      'href="?date=2026-12-03" aria-label="Thursday 3 December, times available, chosen" aria-current="true"',
    )
    expect(grid()).toContain('aria-label="Friday 4 December, times available, today"')
    expect(grid()).toContain("Saturday 5 December, no times")
    expect(grid()).toContain("Monday 7 December, fully booked")
    expect(grid()).toMatch(/<span class="day day-full"><span aria-hidden="true">7</)
  })

  it("is a table with weekdays as headings, in the reader's week", () => {
    expect(grid("en-GB")).toMatch(/<tr><th scope="col" abbr="Monday">Mon/)
    expect(grid("en-US")).toMatch(/<tr><th scope="col" abbr="Sunday">Sun/)
  })

  it("offers only months that exist, by name", () => {
    expect(grid()).toContain('aria-label="Later: January 2027"')
    expect(grid()).not.toContain('rel="prev"')
  })

  it("lets a keyboard skip the days", () => {
    expect(grid()).toMatch(/<a href="#times"[^>]*>Skip to the times<\/a>/)
  })
})

describe("the weeks of a month", () => {
  const months = fc
    .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`)

  it("hold every day once, in order, each under its own weekday", () => {
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 7 }), (month, first) => {
        const weeks = weeksOf(month, first)
        const days = weeks.flat().filter((day) => day !== null)
        expect(new Set(days).size).toBe(days.length)
        expect([...days].sort()).toEqual(days)
        expect(days.length).toBeGreaterThanOrEqual(28)
        for (const week of weeks) {
          expect(week).toHaveLength(7)
          week.forEach((day, place) => {
            if (day !== null) expect(weekdayOf(day)).toBe(((first - 1 + place) % 7) + 1)
          })
        }
      }),
    )
  })

  it("begin where the locale begins its week", () => {
    expect(firstWeekdayOf("de")).toBe(1)
    expect(firstWeekdayOf("en-US")).toBe(7)
  })
})
