import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { LanguageProvider } from "#app/ui/language.tsx"
import { TimesPanel, type TimesFacts } from "./times-panel.tsx"
import { writeTimes } from "./write-times.server.tsx"

const facts: TimesFacts = {
  calendar: {
    month: "2026-12",
    openDays: { "2026-12-03": "?date=2026-12-03" },
    fullDays: ["2026-12-04"],
    today: "2026-12-01",
    chosen: "2026-12-03",
    previous: null,
    next: null,
  },
  times: [{ startsAt: new Date("2026-12-03T13:00:00Z"), href: "/demo/intro/book?start=13" }],
  timeZone: "Europe/Berlin",
  isZoneChosen: false,
  zoneForm: { action: "/demo/intro", keep: { month: '"><script>' } },
  nextFree: null,
  zonesAt: new Date("2026-12-03T13:00:00Z"),
  unreachable: null,
}

it("writes days and times as the page would show them, escaped, however often they are asked for", () => {
  const shown = renderToStaticMarkup(
    <LanguageProvider locale="en-GB">
      <TimesPanel facts={facts} />
    </LanguageProvider>,
  )
  expect(writeTimes(facts, "en-GB")).toBe(shown)
  expect(writeTimes({ ...facts }, "en-GB")).toBe(shown)
  expect(shown).not.toContain("<script>")
})

it("writes anew what changed: a time that was taken, the zone, the reader's language", () => {
  const first = writeTimes(facts, "en-GB")
  expect(writeTimes({ ...facts, times: [] }, "en-GB")).not.toContain("start=13")
  expect(writeTimes({ ...facts, timeZone: "Asia/Tokyo" }, "en-GB")).toContain("22:00")
  expect(writeTimes(facts, "en-US")).toContain("2:00")
  expect(writeTimes(facts, "en-GB")).toBe(first)
})
