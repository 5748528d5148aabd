import { expect, test } from "vitest"
import { shortenLinks } from "./shorten-links.ts"

test("links and forms leave out the organizer that the host names", () => {
  const html =
    '<a class="x" href="/studio/intro?month=2027-01&amp;host=a#times">Go</a>' +
    '<form method="get" action="/studio/intro"><button formaction="/studio/intro/book?start=1">'
  expect(shortenLinks(html, "studio")).toBe(
    '<a class="x" href="/intro?month=2027-01&amp;host=a#times">Go</a>' +
      '<form method="get" action="/intro"><button formaction="/intro/book?start=1">',
  )
})

test("the organizer's own page is the start of the host", () => {
  const link = (href: string) => `<a href="${href}">`
  expect(shortenLinks(link("/studio"), "studio")).toBe(link("/"))
  expect(shortenLinks(link("/studio?embed=1"), "studio")).toBe(link("/?embed=1"))
  expect(shortenLinks(link("/studio#pages"), "studio")).toBe(link("/#pages"))
})

test("every other address stays as it is, and so does what is no address", () => {
  const html =
    '<a href="/studio-two/intro"><a href="/bookings/token"><a href="https://studio.example/studio/x">' +
    '<input value="/studio/intro"><p>href=&quot;/studio/intro&quot; /studio/intro</p>'
  expect(shortenLinks(html, "studio")).toBe(html)
})

test("what is left never names another host", () => {
  for (const href of [
    "/studio//evil.example",
    "/studio/\\evil.example",
    "/studio///evil.example",
  ]) {
    expect(shortenLinks(`<a href="${href}">`, "studio")).toBe('<a href="/evil.example">')
  }
})
