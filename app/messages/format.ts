/**
 * Dates, times and money as a reader expects them, through Intl. Instants go in as `Date`, with the
 * reader's IANA zone; money as integer minor units with its ISO 4217 currency.
 */

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone })
    formats.set(key, format)
  }
  return format
}

/** "Thursday 3 December 2026" or the locale's own order. */
export function formatDate(at: Date, timeZone: string, locale: string): string {
  return dateFormat(locale, timeZone, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(at)
}

/** "3 Dec 2026": for tables. */
export function formatShortDate(at: Date, timeZone: string, locale: string): string {
  return dateFormat(locale, timeZone, { day: "numeric", month: "short", year: "numeric" }).format(
    at,
  )
}

/** "14:00" or "2:00 PM", as the locale has it. */
export function formatTime(at: Date, timeZone: string, locale: string): string {
  return dateFormat(locale, timeZone, { hour: "numeric", minute: "2-digit" }).format(at)
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
  const offset = dateFormat(locale, timeZone, { timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value
  return offset && offset !== city ? `${city} (${offset})` : city
}

/** Digits after the point that a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  )
}

/**
 * Stripe sends some currencies with two decimals although Intl shows none; one minor unit is always
 * what the provider counts in.
 * @see https://docs.stripe.com/currencies#special-cases (ISK, UGX: two decimals sent, none used)
 */
export function minorUnitDigits(currency: string): number {
  return currency === "ISK" || currency === "UGX" ? 2 : currencyDigits(currency)
}

/** "€50.00" or "50,00 €". */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(
    amountMinor / 10 ** minorUnitDigits(currency),
  )
}
