import { remembered } from "#app/platform/remembered.ts"

/** Days of the calendar as `YYYY-MM-DD` and months as `YYYY-MM`: no instant, no zone. */

const dayMs = 86_400_000
const format = remembered(
  (locale: string, shape: keyof typeof shapes) =>
    new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: "UTC" }),
)
const shapes = {
  day: { weekday: "long", day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  long: { weekday: "long" },
  short: { weekday: "short" },
  narrow: { weekday: "narrow" },
} as const

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** "Thursday 3 December", in the locale's own order. */
export const dayName = remembered((day: string, locale: string) =>
  format(locale, "day").format(noonOf(day)),
)

/** "3": the day's number in the locale's digits. */
export function dayNumber(day: string, locale: string): string {
  return number(day.slice(8), locale)
}

const number = remembered((digits: string, locale: string) =>
  new Intl.NumberFormat(locale).format(Number(digits)),
)

/** "December 2026". */
export const monthName = remembered((month: string, locale: string) =>
  format(locale, "month").format(noonOf(`${month}-01`)),
)

/** ISO weekday, 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: string): number {
  return noonOf(day).getUTCDay() || 7
}

/** The seven weekdays from the first one on (ISO, "1" = Monday), each short and in full. */
export const weekdayNames = remembered((locale: string, firstWeekday: string) => {
  const monday = noonOf("2024-01-01").getTime()
  const days = Array.from({ length: 7 }, (_, index) => {
    const key = ((Number(firstWeekday) - 1 + index) % 7) + 1
    return { key, day: new Date(monday + (key - 1) * dayMs) }
  })
  // Some languages do not shorten their weekdays, and a column on a phone is five letters wide.
  const isTooWide = days.some(({ day }) => format(locale, "short").format(day).length > 5)
  const head = format(locale, isTooWide ? "narrow" : "short")
  return days.map(({ key, day }) => ({
    key,
    short: head.format(day),
    long: format(locale, "long").format(day),
  }))
})

type WeekInfo = { firstDay: number }
type LocaleWithWeek = { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo }

/** The weekday a locale's calendars begin with, ISO; Monday where the runtime does not know. */
export const firstWeekdayOf = remembered((locale: string): number => {
  const known = new Intl.Locale(locale) as LocaleWithWeek
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
})

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
