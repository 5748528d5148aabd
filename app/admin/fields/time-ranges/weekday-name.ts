/** "Monday" for 1, in the reader's language. */
export function weekdayName(weekday: number, locale: string): string {
  // The first of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday))
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(day)
}
