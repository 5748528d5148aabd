import { remembered } from "#app/platform/remembered.ts"

/**
 * Dates, times and money as a reader expects them, through Intl. Instants go in as `Date`, with the
 * reader's IANA zone; money as integer minor units with its ISO 4217 currency.
 */

const shapes = {
  date: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  shortDate: { day: "numeric", month: "short", year: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  offset: { timeZoneName: "shortOffset" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const format = remembered(
  (shape: keyof typeof shapes, timeZone: string, locale: string) =>
    new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone }),
)

/** "Thursday 3 December 2026" or the locale's own order. */
export function formatDate(at: Date, timeZone: string, locale: string): string {
  return format("date", timeZone, locale).format(at)
}

/** "3 Dec 2026": for tables. */
export function formatShortDate(at: Date, timeZone: string, locale: string): string {
  return format("shortDate", timeZone, locale).format(at)
}

/** "14:00" or "2:00 PM", as the locale has it. */
export function formatTime(at: Date, timeZone: string, locale: string): string {
  return format("time", timeZone, locale).format(at)
}

/** "14:00 – 14:30"; names the second day when the end falls on it. */
export function formatTimeRange(
  startsAt: Date,
  endsAt: Date,
  timeZone: string,
  locale: string,
): string {
  const sameDay =
    formatShortDate(startsAt, timeZone, locale) === formatShortDate(endsAt, timeZone, locale)
  const end = formatTime(endsAt, timeZone, locale)
  const until = sameDay ? end : `${formatShortDate(endsAt, timeZone, locale)}, ${end}`
  return `${formatTime(startsAt, timeZone, locale)} – ${until}`
}

/** A zone by name, with the offset that holds at that moment: "Berlin (GMT+1)". */
export function zoneName(timeZone: string, at: Date, locale: string): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone
  const offset = format("offset", timeZone, locale)
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value
  return offset && offset !== city ? `${city} (${offset})` : city
}

/** @see https://docs.stripe.com/currencies#zero-decimal */
const WITHOUT_DECIMALS = new Set(
  "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "),
)
/** @see https://docs.stripe.com/currencies#three-decimal */
const THREE_DECIMALS = new Set("BHD JOD KWD OMR TND".split(" "))

/**
 * How many digits of an amount in minor units stand after the point: what the payment provider counts in,
 * which is not always what is written (HUF, IDR and ISK count in hundredths and are written without).
 */
export function minorUnitDigits(currency: string): number {
  if (WITHOUT_DECIMALS.has(currency)) return 0
  return THREE_DECIMALS.has(currency) ? 3 : 2
}

/** "€50.00" or "50,00 €"; digits that a currency is usually written without stand there when they count. */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = minorUnitDigits(currency)
  const hasFraction = amountMinor % 10 ** digits !== 0
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(hasFraction ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : {}),
  }).format(amountMinor / 10 ** digits)
}

/** A number of bytes as a person reads it: whole kilobytes, megabytes with one digit behind the point. */
export function formatBytes(bytes: number, locale: string): string {
  const isBig = bytes >= 1_000_000
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: isBig ? "megabyte" : "kilobyte",
    maximumFractionDigits: isBig ? 1 : 0,
  }).format(isBig ? bytes / 1_000_000 : Math.max(1, bytes / 1_000))
}

/** "Ada, Ben and Cy", or "Ada, Ben or Cy" for `either`. */
export function formatList(
  names: readonly string[],
  locale: string,
  meaning: "all" | "either" = "all",
): string {
  const type = meaning === "all" ? "conjunction" : "disjunction"
  return new Intl.ListFormat(locale, { style: "long", type }).format(names)
}
