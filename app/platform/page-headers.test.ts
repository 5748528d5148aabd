import { describe, expect, it } from "vitest"
import { pageHeaders, privacyHeaders, type PageHeaderFacts } from "./page-headers.ts"

const facts: PageHeaderFacts = {
  path: "/demo/consultation",
  nonce: "abc",
  appUrl: "https://book.example",
  formActionOrigins: ["https://checkout.stripe.com", "https://pay.example"],
  connectOrigins: ["https://accounts.google.com"],
  isDevelopment: false,
}
const policy = (change: Partial<PageHeaderFacts> = {}) =>
  pageHeaders({ ...facts, ...change })["Content-Security-Policy"] ?? ""

describe("the headers of a page", () => {
  it("let nothing run and nothing style but what carries the nonce or lies on this site", () => {
    expect(policy()).toContain("script-src 'nonce-abc' 'strict-dynamic'")
    expect(policy()).toContain("style-src 'self' 'nonce-abc'")
    expect(policy()).not.toContain("unsafe")
  })

  it("let a form lead to the checkouts of the configuration and nowhere else", () => {
    expect(policy()).toContain(
      "form-action 'self' https://checkout.stripe.com https://pay.example;",
    )
    expect(policy({ path: "/admin/calendars" })).toContain("https://accounts.google.com;")
    expect(policy({ path: "/administrator" })).not.toContain("accounts.google.com")
  })

  it("refuse to be framed, guess no types, and keep addresses to themselves", () => {
    expect(policy()).toContain("frame-ancestors 'none'")
    expect(pageHeaders(facts)).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
    })
  })

  it("let the admin alone show frames, and only of this site", () => {
    expect(policy({ path: "/admin/settings/texts/mail-facts" })).toContain("frame-src 'self';")
    for (const path of ["/", "/studio/consultation", "/bookings/x", "/administrator"]) {
      expect(policy({ path })).not.toContain("frame-src")
    }
  })

  it("let only the sites that were named show a page in a frame", () => {
    const embeddedBy = ["https://shop.example", "http://localhost:8080"]
    expect(policy({ embeddedBy })).toContain(
      "frame-ancestors https://shop.example http://localhost:8080;",
    )
    expect(pageHeaders({ ...facts, embeddedBy })).not.toHaveProperty("X-Frame-Options")
    expect(policy({ embeddedBy: "any" })).toContain("frame-ancestors *;")
    expect(policy({ embeddedBy: [] })).toContain("frame-ancestors 'none';")
    expect(pageHeaders({ ...facts, embeddedBy: [] })).toHaveProperty("X-Frame-Options", "DENY")
  })

  it("ask for https from then on, where the site is https", () => {
    expect(pageHeaders(facts)).toHaveProperty("Strict-Transport-Security")
    expect(pageHeaders({ ...facts, appUrl: "http://localhost:3000" })).not.toHaveProperty(
      "Strict-Transport-Security",
    )
  })

  it("keep pages behind a signed link or a sign-in out of caches and search engines", () => {
    const asTheRouterReads = ["/Bookings/secret", "/%62ookings/secret", "/ADMIN"]
    for (const path of ["/bookings/secret", "/admin", "/admin/pages", ...asTheRouterReads]) {
      expect(pageHeaders({ ...facts, path })).toMatchObject({
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
      })
    }
    expect(pageHeaders(facts)).not.toHaveProperty("X-Robots-Tag")
    expect(pageHeaders({ ...facts, path: "/%" })).not.toHaveProperty("X-Robots-Tag")
  })

  it("keep the data of such a page out of caches too", () => {
    for (const path of ["/bookings/secret.data", "/admin.data", "/admin/pages.data"]) {
      expect(privacyHeaders(path)).toMatchObject({ "Cache-Control": "no-store" })
    }
    expect(privacyHeaders("/demo/consultation.data")).toEqual({})
  })
})
