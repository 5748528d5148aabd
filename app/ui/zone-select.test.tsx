import { renderToStaticMarkup as html } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { LanguageProvider } from "./language.tsx"
import { zoneLabel } from "./zone-options.ts"
import { ZoneSelect } from "./zone-select.tsx"

const winter = new Date("2026-12-03T12:00:00Z")
const summer = new Date("2026-07-03T12:00:00Z")

describe("the choice of a time zone", () => {
  it("shows the offset that is true on the day, halves and quarters too", () => {
    expect(zoneLabel("Europe/Berlin", winter)).toBe("Berlin +01:00")
    expect(zoneLabel("Europe/Berlin", summer)).toBe("Berlin +02:00")
    expect(zoneLabel("Asia/Katmandu", winter)).toBe("Kathmandu +05:45")
    expect(zoneLabel("America/Indiana/Knox", winter)).toBe("Knox, Indiana -06:00")
    expect(zoneLabel("UTC", winter)).toBe("UTC +00:00")
  })

  it("has every zone in a group by region, and the chosen one first, as it was given", () => {
    const markup = html(<ZoneSelect id="z" name="timeZone" value="Asia/Kolkata" at={winter} />)
    expect(markup).toMatch(/<optgroup label="Chosen now"><option value="Asia\/Kolkata" selected>/)
    for (const zone of ["Europe/Berlin", "America/New_York", "Pacific/Chatham", "UTC"]) {
      expect(markup).toContain(`<option value="${zone}">`)
    }
    expect(markup).toContain('<optgroup label="Indian Ocean">')
    expect(markup.match(/<select/g)).toHaveLength(1)
  })

  it("says regions in the words of whose page it is, and in nobody else's", () => {
    const texts = { "en:interface.zone.regions.Indian": "The “Indian” & its isles" }
    const markup = (own: typeof texts | null) =>
      html(
        <LanguageProvider locale="en" texts={own}>
          <ZoneSelect value="UTC" at={winter} />
        </LanguageProvider>,
      )
    expect(markup(null)).toContain('<optgroup label="Indian Ocean">')
    expect(markup(texts)).toContain('<optgroup label="The “Indian” &amp; its isles">')
    expect(markup(null)).toContain('<optgroup label="Indian Ocean">')
  })

  it("cannot be broken out of", () => {
    expect(html(<ZoneSelect value={"UTC"} at={winter} aria-label={'"><b>'} />)).not.toContain("<b>")
  })
})
