import { namesByDate } from "./holiday-dates.ts"

/** Loaded when first asked for: it costs a process 25 MB, and most never need it. */
async function library() {
  return (await import("date-holidays")).default
}

/** A country by its ISO 3166-1 code, or a region by its country's own. */
export type HolidayPlace = { code: string; name: string }

/** The countries whose public holidays are known, by their name in a language. */
export async function listHolidayCountries(locale: string): Promise<HolidayPlace[]> {
  const Holidays = await library()
  const names = new Intl.DisplayNames(locale, { type: "region" })
  return Object.keys(new Holidays().getCountries())
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale))
}

/** The regions of a country that have holidays of their own, by name; none for an unknown country. */
export async function listHolidayRegions(country: string, locale: string): Promise<HolidayPlace[]> {
  const Holidays = await library()
  const states = new Holidays().getStates(country, locale) as Record<string, string> | undefined
  return Object.entries(states ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((one, other) => one.name.localeCompare(other.name, locale))
}

/**
 * The public holidays of a country, or of one of its regions, in some years: name by local date.
 * @param locale the language of the names, where the library has it
 */
export async function publicHolidays(
  { country, region, locale }: { country: string; region: string | null; locale: string },
  years: readonly number[],
): Promise<Map<string, string>> {
  const Holidays = await library()
  const known = region === null ? new Holidays(country) : new Holidays(country, region)
  // One of several days may have begun in the December before.
  const asked = [...new Set(years.flatMap((year) => [year - 1, year]))]
  const names = namesByDate(
    asked
      .flatMap((year) => known.getHolidays(year, locale))
      .filter(({ type }) => type === "public"),
  )
  return new Map([...names].filter(([date]) => years.includes(Number(date.slice(0, 4)))))
}
