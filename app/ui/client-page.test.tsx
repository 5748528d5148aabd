import { CalendarDays } from "lucide-react"
import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { ClientPage } from "./client-page.tsx"
import { ErrorScreen } from "./error-screen.tsx"
import { findFrame, wantsHydration } from "./frame.ts"
import { textDirection, writtenLanguage } from "./language.tsx"
import { SaveBar } from "./save-bar.tsx"
import { SideNavigation } from "./side-navigation.tsx"

describe("a page", () => {
  it("can be skipped into, has one main part, and bears the organizer's name alone", () => {
    const markup = html(
      <ClientPage brand={{ name: "Vogt & Co", href: "/demo", logoUrl: null }}>x</ClientPage>,
    )
    expect(markup).toContain('<a href="#content"')
    expect(markup).toMatch(/<main id="content" tabindex="-1"/)
    expect(markup).toContain("Vogt &amp; Co")
    expect(markup).not.toMatch(/holdfast/i)
  })

  it("names its navigation and marks where one is, seven places at most", () => {
    const entries = Array.from({ length: 9 }, (_, index) => ({
      href: `/${index}`,
      label: `Place ${index}`,
      icon: CalendarDays,
      isCurrent: index === 1,
    }))
    const markup = html(<SideNavigation name="Vogt" entries={entries} />)
    expect(markup).toContain('<nav aria-label="Main"')
    expect(markup).toMatch(/href="\/1" aria-current="page"/)
    expect(markup.match(/<li>/g)).toHaveLength(7)
  })

  it("ends a long form with a button that says what it does", () => {
    expect(html(<SaveBar label="Save draft" />)).toMatch(/<button type="submit".*Save draft/)
  })
})

describe("an error page", () => {
  it("has a sentence and a way on for every status, and no code without words", () => {
    for (const status of [400, 403, 404, 405, 409, 410, 413, 418, 429, 500, 502, 503]) {
      const markup = html(<ErrorScreen status={status} requestId="req-1" />)
      expect(markup).toMatch(/<h1[^>]*>\w.{5,}<\/h1>/)
      expect(markup).toMatch(/<a [^>]*href="\/"/)
    }
  })

  it("gives the request's id where we failed, and nowhere else", () => {
    expect(html(<ErrorScreen status={500} requestId="req-1" />)).toContain("req-1")
    expect(html(<ErrorScreen status={404} requestId="req-1" />)).not.toContain("req-1")
  })

  it("says how long to wait after too many requests", () => {
    expect(html(<ErrorScreen status={429} requestId={null} retryAfterSeconds={61} />)).toContain(
      "2 minutes",
    )
  })
})

describe("the document", () => {
  it("takes its frame from the deepest route that has one", () => {
    const matches = [{ data: { frame: { locale: "de" } } }, { data: { frame: { locale: "fr" } } }]
    expect(findFrame(matches)).toEqual({ locale: "fr" })
    expect(findFrame([{ data: null }, { data: { frame: 7 } }])).toEqual({ locale: "en" })
  })

  it("ships React only where a route asks for it", () => {
    expect(wantsHydration([{ handle: undefined }, { handle: {} }])).toBe(false)
    expect(wantsHydration([{ handle: { hydrate: true } }, {}])).toBe(true)
  })

  it("names the language its words are really in, and the way that is written", () => {
    expect(writtenLanguage("en-GB")).toBe("en-GB")
    expect(writtenLanguage("tlh")).toBe("en")
    expect(textDirection("ar-EG")).toBe("rtl")
    expect(textDirection("de")).toBe("ltr")
  })
})
