/** Days of the calendar as `YYYY-MM-DD` and months as `YYYY-MM`: no instant, no zone. */

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
  formats.set(key, made)
  return made
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** "Thursday 3 December", in the locale's own order. */
export function dayName(day: string, locale: string): string {
  return format(locale, { weekday: "long", day: "numeric", month: "long" }).format(noonOf(day))
}

/** "3": the day's number in the locale's digits. */
export function dayNumber(day: string, locale: string): string {
  return new Intl.NumberFormat(locale).format(Number(day.slice(8)))
}

/** "December 2026". */
export function monthName(month: string, locale: string): string {
  return format(locale, { month: "long", year: "numeric" }).format(noonOf(`${month}-01`))
}

/** ISO weekday, 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: string): number {
  return noonOf(day).getUTCDay() || 7
}

/** The seven weekdays in the locale's order, each short and in full. */
export function weekdayNames(
  locale: string,
  firstWeekday: number,
): { key: number; short: string; long: string }[] {
  const monday = noonOf("2024-01-01").getTime()
  const days = Array.from({ length: 7 }, (_, index) => {
    const key = ((firstWeekday - 1 + index) % 7) + 1
    return { key, day: new Date(monday + (key - 1) * dayMs) }
  })
  const short = format(locale, { weekday: "short" })
  // Some languages do not shorten their weekdays, and a column on a phone is five letters wide.
  const isTooWide = days.some(({ day }) => short.format(day).length > 5)
  const head = isTooWide ? format(locale, { weekday: "narrow" }) : short
  return days.map(({ key, day }) => ({
    key,
    short: head.format(day),
    long: format(locale, { weekday: "long" }).format(day),
  }))
}

type WeekInfo = { firstDay: number }
type LocaleWithWeek = { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo }

/** The weekday a locale's calendars begin with, ISO; Monday where the runtime does not know. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as LocaleWithWeek
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}

/** A month's days in weeks of seven; null where a week reaches into another month. */
export function weeksOf(month: string, firstWeekday: number): (string | null)[][] {
  const first = noonOf(`${month}-01`)
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const lead = (weekdayOf(`${month}-01`) - firstWeekday + 7) % 7
  const weeks: (string | null)[][] = []
  for (let index = -lead; index < length; index += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const day = index + offset + 1
        return day < 1 || day > length ? null : `${month}-${String(day).padStart(2, "0")}`
      }),
    )
  }
  return weeks
}
