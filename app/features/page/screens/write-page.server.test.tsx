import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import { LanguageProvider } from "#app/ui/language.tsx"
import { BookingPageScreen, type BookingPageFacts } from "./booking-page-screen.tsx"
import { writePage } from "./write-page.server.tsx"

const facts: BookingPageFacts = {
  offer: {
    brand: { name: "Vogt", href: "/demo", logoUrl: null },
    title: "Consultation <script>",
    host: { name: "Marlene Vogt", photoUrl: null },
    durationMinutes: 30,
    price: { amountMinor: 5000, currency: "EUR" },
    place: "Google Meet",
    policyLine: "Cancel at any time.",
  },
  descriptionHtml: null,
  durations: [],
  hosts: null,
  times: {
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
  },
  heldTime: null,
  isPreview: false,
  isEmbedded: false,
}
const shared = { isShared: true }
const withTimes = (change: Partial<BookingPageFacts["times"]>) => ({
  ...facts,
  times: { ...facts.times, ...change },
})

it("writes a page as it would be shown, escaped, however often and for whomever it is asked for", () => {
  const shown = renderToStaticMarkup(
    <LanguageProvider locale="en-GB">
      <BookingPageScreen facts={facts} />
    </LanguageProvider>,
  )
  expect(writePage(facts, "en-GB", shared)).toBe(shown)
  expect(writePage({ ...facts }, "en-GB", shared)).toBe(shown)
  expect(writePage(facts, "en-GB", { isShared: false })).toBe(shown)
  expect(shown).not.toContain("<script>")
})

it("writes anew what changed: a time that was taken, a title, the zone, the reader's language", () => {
  const first = writePage(facts, "en-GB", shared)
  expect(writePage(withTimes({ times: [] }), "en-GB", shared)).not.toContain("start=13")
  const renamed = { ...facts, offer: { ...facts.offer, title: "Another" } }
  expect(writePage(renamed, "en-GB", shared)).toContain("Another")
  expect(writePage(withTimes({ timeZone: "Asia/Tokyo" }), "en-GB", shared)).toContain("22:00")
  expect(writePage(facts, "en-US", shared)).toContain("2:00")
  const texts = { "en:booking.page.timesOn": "Pick one" }
  expect(writePage(facts, "en-GB", { ...shared, texts })).toContain("Pick one")
  expect(writePage(facts, "en-GB", shared)).toBe(first)
})
