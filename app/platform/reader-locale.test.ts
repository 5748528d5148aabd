import fc from "fast-check"
import { expect, test } from "vitest"
import { readerLocale } from "./reader-locale.ts"

const wanting = (header: string, fallback = "en") =>
  readerLocale(new Request("http://x.test", { headers: { "accept-language": header } }), fallback)

test("dates and money are written as the browser asks, by weight and then by order", () => {
  expect(wanting("de-AT,de;q=0.9,en;q=0.5")).toBe("de-AT")
  expect(wanting("en;q=0.3, fr-CA;q=0.8")).toBe("fr-CA")
  expect(wanting("ar")).toBe("ar")
})

test("a language we know nothing of gives way to the next, and none at all to the organizer's", () => {
  expect(wanting("xx-klingon, sv")).toBe("sv")
  expect(wanting("de;q=0", "fr")).toBe("fr")
  expect(wanting("*", "de-DE")).toBe("de-DE")
  expect(readerLocale(new Request("http://x.test"), "de-DE")).toBe("de-DE")
  expect(readerLocale(new Request("http://x.test"), "not a locale")).toBe("en")
})

test("a made-up region or extension makes no locale of its own", () => {
  expect(wanting("en-ZQ")).toBe("en")
  expect(wanting("de-DE-u-nu-arab-ca-buddhist")).toBe("de-DE")
})

test("whatever is sent gives a locale that can write", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (header) => {
      const sendable = header.replace(/[^\u0020-\u007e]/g, "")
      const locale = wanting(sendable)
      expect(() => new Intl.NumberFormat(locale)).not.toThrow()
    }),
  )
})
