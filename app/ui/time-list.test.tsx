import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { LanguageProvider } from "./language.tsx"
import { TimeList } from "./time-list.tsx"

function list(instants: string[], timeZone: string) {
  return html(
    <LanguageProvider locale="en-GB">
      <TimeList
        times={instants.map((instant) => ({
          startsAt: new Date(instant),
          href: `?start=${instant}`,
        }))}
        timeZone={timeZone}
        dayLabel="Thursday 3 December"
      />
    </LanguageProvider>,
  )
}

describe("the times of a day", () => {
  it("hold their instant in UTC and a name with the day", () => {
    const markup = list(["2026-12-03T13:00:00.000Z"], "Europe/Berlin")
    expect(markup).toContain('aria-label="14:00, Thursday 3 December"')
    expect(markup).toContain('<time dateTime="2026-12-03T13:00:00Z">14:00</time>')
  })

  it("stand under the part of the day that it is for the reader", () => {
    const instants = ["2026-12-03T08:00:00Z", "2026-12-03T13:00:00Z"]
    expect(list(instants, "Europe/Berlin")).toMatch(/Morning.*9:00.*Afternoon.*14:00/)
    expect(list(instants, "Asia/Kathmandu")).toMatch(/Afternoon.*13:45.*Evening.*18:45/)
  })

  it("are told apart by their offset when the clocks go back and two read the same", () => {
    const markup = list(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"], "Europe/Berlin")
    expect(markup).toMatch(/2:30 GMT\+2</)
    expect(markup).toMatch(/2:30 GMT\+1</)
  })
})
