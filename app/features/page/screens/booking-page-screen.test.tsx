import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { LanguageProvider } from "#app/ui/language.tsx"
import { BookingPageScreen, type BookingPageFacts } from "./booking-page-screen.tsx"
import { OrganizerScreen } from "./organizer-screen.tsx"
import { ProductHomeScreen } from "./product-home-screen.tsx"

const brand = { name: "Vogt", href: "/demo", logoUrl: null }
const price = { amountMinor: 5000, currency: "EUR" }
const start = "2026-12-03T13:00:00Z"

const facts: BookingPageFacts = {
  offer: {
    brand,
    title: "Consultation",
    host: { name: "Marlene Vogt", photoUrl: null },
    durationMinutes: 30,
    price,
    place: "Google Meet",
    policyLine: "Cancel at any time.",
  },
  descriptionHtml: "<p>Short</p>",
  durations: [
    { minutes: 30, price, href: "?duration=30", isChosen: true },
    { minutes: 60, price: { ...price, amountMinor: 9000 }, href: "?duration=60", isChosen: false },
  ],
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
    times: [{ startsAt: new Date(start), href: `/demo/consultation/book?start=${start}` }],
    timeZone: "Europe/Berlin",
    isZoneChosen: false,
    zoneForm: { action: "/demo/consultation", keep: { date: "2026-12-03" } },
    nextFree: null,
    zonesAt: new Date(start),
    unreachable: null,
  },
  heldTime: null,
  isPreview: false,
  isEmbedded: false,
  hosts: null,
}

function shown(change: Partial<BookingPageFacts> = {}): string {
  return renderToStaticMarkup(
    <LanguageProvider locale="de-DE">
      <BookingPageScreen facts={{ ...facts, ...change }} />
    </LanguageProvider>,
  )
}
const times = (change: Partial<BookingPageFacts["times"]>) => ({
  times: { ...facts.times, ...change },
})

describe("the booking page", () => {
  it("says what, with whom, how long, how much, where and what if plans change", () => {
    for (const fact of ["Consultation", "Marlene Vogt", "30 minutes", "Google Meet"]) {
      expect(shown()).toContain(fact)
    }
    expect(shown()).toContain("50,00\u00a0€")
    expect(shown()).toContain("Cancel at any time.")
  })

  it("offers each time as a link that holds its instant", () => {
    expect(shown()).toMatch(
      /<a class="time" href="\/demo\/consultation\/book\?start=2026-12-03T13:00:00Z"[^>]*><time dateTime="2026-12-03T13:00:00Z">14:00<\/time>/,
    )
  })

  it("changes the zone by a form that keeps the rest of the address", () => {
    expect(shown()).toMatch(/<form method="get" action="\/demo\/consultation"/)
    expect(shown()).toContain('<input type="hidden" name="date" value="2026-12-03"/>')
    expect(shown()).toContain('data-zone-chosen="no"')
  })

  it("says that a month has nothing and where the next free time is", () => {
    const empty = shown(
      times({
        times: [],
        calendar: { ...facts.times.calendar, openDays: {}, chosen: null },
        nextFree: { startsAt: new Date("2027-01-12T09:00:00Z"), href: "?month=2027-01" },
      }),
    )
    expect(empty).toContain("No times in Dezember 2026.")
    expect(empty).toMatch(/href="\?month=2027-01"[^>]*>.*Next free: Dienstag, 12\. Januar 2027/)
  })

  it("shows no time at all while the calendar cannot be read", () => {
    const page = shown(times({ unreachable: { hostName: "Marlene Vogt", retryHref: "?" } }))
    expect(page).toContain("We cannot see the calendar right now")
    expect(page).not.toContain('class="time"')
    expect(page).not.toContain("times available")
  })

  it("does not speak of money when nothing is to be paid", () => {
    const free = shown({ offer: { ...facts.offer, price: null }, durations: [] })
    expect(free).toContain("Free")
    expect(free).not.toMatch(/pay|€/i)
  })

  it("weighs less than 40 kB with every zone and a full day", () => {
    const full = Array.from({ length: 32 }, (_, index) => {
      const startsAt = new Date(Date.parse("2026-12-03T07:00:00Z") + index * 900_000)
      return { startsAt, href: `/demo/consultation/book?start=${startsAt.toISOString()}` }
    })
    expect(Buffer.byteLength(shown(times({ times: full })))).toBeLessThan(40_000)
  })
})

describe("lists of what can be booked", () => {
  it("name each page with its lengths and its lowest price", () => {
    const pages = [
      {
        href: "/demo/consultation",
        title: "Consultation",
        summary: null,
        durations: facts.durations,
      },
    ]
    const place = { page: 1, pageSize: 50, total: 1, previousHref: null, nextHref: null }
    const list = { brand, pages, place }
    const markup = renderToStaticMarkup(<OrganizerScreen {...list} />)
    expect(markup).toMatch(/href="\/demo\/consultation".*30 minutes · 1 hour · from €50\.00/)
    expect(renderToStaticMarkup(<OrganizerScreen {...list} pages={[]} />)).toContain(
      "Nothing can be booked here at the moment.",
    )
  })

  it("lead to the set-up while nobody can be booked yet", () => {
    const markup = renderToStaticMarkup(
      <ProductHomeScreen organizers={[]} setupHref="/admin/setup" signInHref="/admin/login" />,
    )
    expect(markup).toContain('href="/admin/setup"')
  })
})
