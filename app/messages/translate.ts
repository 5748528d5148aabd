import { IntlMessageFormat } from "intl-messageformat"
import { english } from "./en/catalogue.ts"

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

const parsed = new Map<string, IntlMessageFormat>()

/**
 * The texts of one locale.
 * @param locale BCP 47; numbers and plurals inside messages follow the catalogue's language
 * @throws when a key does not exist: a missing text is a defect, not something a client should read
 */
export function translator(locale: string): Translate {
  const language = catalogueLocale(locale)
  const catalogue = catalogues[language] ?? english
  return (key, values = {}) => {
    const name = `${language}:${key}`
    let message = parsed.get(name)
    if (!message) {
      message = new IntlMessageFormat(find(catalogue, key), language, undefined, {
        ignoreTag: true,
      })
      parsed.set(name, message)
    }
    return String(message.format(values as Record<string, string>))
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
