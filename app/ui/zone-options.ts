import type { Translate } from "#app/messages/translate.ts"
import { remembered } from "#app/platform/remembered.ts"

/** Names that the runtime's list still spells the old way. */
const presentNames: Record<string, string> = {
  Calcutta: "Kolkata",
  Saigon: "Ho Chi Minh City",
  Katmandu: "Kathmandu",
  Rangoon: "Yangon",
  Kiev: "Kyiv",
  Faeroe: "Faroe",
  Godthab: "Nuuk",
  Asmera: "Asmara",
  Truk: "Chuuk",
  Ponape: "Pohnpei",
  Enderbury: "Kanton",
}
const regions = [
  "Africa",
  "America",
  "Antarctica",
  "Arctic",
  "Asia",
  "Atlantic",
  "Australia",
  "Europe",
  "Indian",
  "Pacific",
] as const

const rendered = new Map<string, string>()
const keptDays = 8

/** "Berlin +01:00": a zone's place with the offset that holds there on that day. */
export function zoneLabel(timeZone: string, at: Date): string {
  const place = timeZone.slice(timeZone.indexOf("/") + 1).replaceAll("_", " ")
  const [first = "", second] = place.split("/").map((part) => presentNames[part] ?? part)
  return `${second === undefined ? first : `${second}, ${first}`} ${offsetOn(timeZone, at.toISOString().slice(0, 10))}`
}

/**
 * Every zone as `option`s in groups by region. HTML instead of elements: four hundred of them are most
 * of the page's bytes and of the time it takes to render, and they are the same for everybody that day.
 * @param at the day the offsets are true for; @param text finds the regions' names
 */
export function zoneOptions(at: Date, locale: string, text: Translate): string {
  const names = [...regions, "Other" as const].map((region) => ({
    region,
    name: escape(text(`interface.zone.regions.${region}`)),
  }))
  // The regions' names are an organizer's own where they have some.
  const key = JSON.stringify([locale, at.toISOString().slice(0, 10), names])
  const known = rendered.get(key)
  if (known !== undefined) return known
  const zones = [...Intl.supportedValuesOf("timeZone"), "UTC"]
  const html = names
    .map(({ region, name }) => {
      const members = zones
        .filter((zone) =>
          region === "Other"
            ? !regions.some((known) => zone.startsWith(`${known}/`))
            : zone.startsWith(`${region}/`),
        )
        .map((zone) => ({ zone, label: zoneLabel(zone, at) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale))
      const options = members.map(({ zone, label }) => `<option value="${zone}">${escape(label)}`)
      return members.length === 0 ? "" : `<optgroup label="${name}">${options.join("")}</optgroup>`
    })
    .join("")
  if (rendered.size >= keptDays) rendered.clear()
  rendered.set(key, html)
  return html
}

/** A text as it may stand in HTML, between tags or in a quoted attribute. */
export function escape(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}

/** The offset on a day: at its noon in UTC, so that it can be remembered. */
const offsetOn = remembered((timeZone: string, day: string): string => {
  const at = new Date(`${day}T12:00:00Z`)
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value
  const offset = (name ?? "").replace("GMT", "")
  return offset === "" ? "+00:00" : offset
})
