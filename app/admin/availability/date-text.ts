const noonOf = (date: string) => new Date(`${date}T12:00:00Z`)

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
}

/** "Thursday 10 December 2026" from "2026-12-10", in the locale's own order. */
export function dateText(date: string, locale: string): string {
  return format(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(
    noonOf(date),
  )
}

/** One date in full, or "10 – 12 December 2026" from the first to the last. */
export function datesText(from: string, until: string, locale: string): string {
  if (from === until) return dateText(from, locale)
  const shape = { day: "numeric", month: "long", year: "numeric" } as const
  // Runtimes differ in the kind of space, and what the server wrote has to be what the browser says.
  return format(locale, shape).formatRange(noonOf(from), noonOf(until)).replaceAll(/\s/gu, " ")
}
