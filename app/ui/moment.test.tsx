import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { durationText } from "#app/messages/duration.ts"
import { LanguageProvider } from "./language.tsx"
import { Money } from "./money.tsx"
import { Moment, MomentRange } from "./moment.tsx"

const at = new Date("2026-12-03T13:00:00Z")
const german = (node: React.ReactNode) =>
  html(<LanguageProvider locale="de-DE">{node}</LanguageProvider>)

describe("times and money", () => {
  it("are shown in the reader's way and carry the instant for machines", () => {
    expect(german(<Moment at={at} timeZone="Europe/Berlin" show="time" />)).toBe(
      '<time dateTime="2026-12-03T13:00:00Z">14:00</time>',
    )
    expect(german(<Money amountMinor={5000} currency="EUR" />)).toContain("50,00\u00a0€")
  })

  it("name the day of a range in the zone given, not the server's", () => {
    const markup = german(
      <MomentRange
        startsAt={at}
        endsAt={new Date("2026-12-03T13:30:00Z")}
        timeZone="Pacific/Kiritimati"
      />,
    )
    expect(markup).toContain("4. Dezember 2026")
  })
})

describe("a length of time", () => {
  it("is said as people say it", () => {
    const text = translator("en")
    expect(durationText(30, text)).toBe("30 minutes")
    expect(durationText(60, text)).toBe("1 hour")
    expect(durationText(90, text)).toBe("1 hour 30 minutes")
    expect(durationText(1440, text)).toBe("24 hours")
    expect(durationText(7 * 1440, text)).toBe("7 days")
    expect(durationText(0, text)).toBe("0 minutes")
  })
})
