import type { IntlMessageFormat } from "intl-messageformat"
import { english } from "./en/catalogue.ts"
import { parseMessage } from "./message-parts.ts"
import { readOwnText } from "./own-text.ts"
import { ownTextName, type OwnTexts } from "./own-texts.ts"

/** A catalogue: areas of texts, nested, each leaf an ICU message. */
export type Catalogue = { [key: string]: string | Catalogue }
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>

/** Looks a text up by its dotted key, such as `booking.status.confirmed.headline`, and fills it in. */
export type Translate = (key: string, values?: MessageValues) => string

const catalogues: Record<string, Catalogue> = { en: english }
const fallback = "en"

/** The locale of the catalogue that a wish such as `de-AT` gets; English where we have no other yet. */
export function catalogueLocale(locale: string): string {
  const language = locale.toLowerCase().split("-")[0] ?? fallback
  return language in catalogues ? language : fallback
}

/** The texts of a locale as they come with the product. */
export function catalogueOf(locale: string): Catalogue {
  return catalogues[catalogueLocale(locale)] ?? english
}

const parsed = new Map<string, IntlMessageFormat>()

/**
 * The texts of one locale.
 * @param locale BCP 47; numbers and plurals inside messages follow the catalogue's language
 * @param own an organizer's own words, for what their clients and hosts read: one that cannot be used is as
 *   if it were not there. The admin and the API speak without any
 * @throws when a key does not exist: a missing text is a defect, not something a client should read
 */
export function translator(locale: string, own?: OwnTexts | null): Translate {
  const language = catalogueLocale(locale)
  const catalogue = catalogueOf(locale)
  return (key, values = {}) => {
    const inOwnWords = own ? ownWords(own, { key, language, catalogue }, values) : null
    if (inOwnWords !== null) return inOwnWords
    const name = ownTextName(language, key)
    let message = parsed.get(name)
    if (!message) {
      message = parseMessage(find(catalogue, key), language)
      parsed.set(name, message)
    }
    return String(message.format(values as Record<string, string>))
  }
}

const MOST_KEPT = 5000
const readBefore = new Map<string, IntlMessageFormat | null>()

/** A text in somebody's own words, filled in; null where they have none, or none that can be used. */
function ownWords(
  own: OwnTexts,
  { key, language, catalogue }: { key: string; language: string; catalogue: Catalogue },
  values: MessageValues,
): string | null {
  const name = ownTextName(language, key)
  const typed = Object.hasOwn(own, name) ? own[name] : undefined
  if (typeof typed !== "string") return null
  const known = `${name}\n${typed}`
  let message = readBefore.get(known)
  if (message === undefined) {
    const read = readOwnText({ key, language, message: find(catalogue, key) }, typed)
    message = read.ok ? read.message : null
    if (readBefore.size >= MOST_KEPT) readBefore.clear()
    readBefore.set(known, message)
  }
  if (!message) return null
  try {
    const filled = String(message.format(values as Record<string, string>))
    return filled.trim() === "" ? null : filled
  } catch {
    // A place that fills in less than it did when these words were written.
    return null
  }
}

function find(catalogue: Catalogue, key: string): string {
  let place: string | Catalogue | undefined = catalogue
  for (const part of key.split(".")) {
    place = typeof place === "object" ? place[part] : undefined
  }
  if (typeof place !== "string") throw new Error(`There is no text for ${key}`)
  return place
}
