import { dayOfDate, weekdayOf } from "#app/features/availability/calendar-days.ts"
import type { DayOverride } from "#app/features/schedule/override-spans.ts"
import type { PreviewDay } from "#app/features/schedule/preview-weeks.server.ts"
import { formatTime } from "#app/messages/format.ts"
import { dayName } from "#app/ui/calendar-day.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { instantText } from "#app/ui/moment.tsx"
import { dateText } from "./date-text.ts"

type Links = {
  /** The address that shows a day as clients see it. */
  dayHref: (date: string) => string
  /** The address that says why a day has no times. */
  whyHref: (date: string) => string
}

/** Four weeks, day by day: how many times each has and which, or that it has none and, where known, why. */
export function PreviewDays({
  days,
  overrides,
  timeZone,
  ...links
}: {
  days: readonly PreviewDay[]
  overrides: readonly DayOverride[]
  timeZone: string
} & Links) {
  const { text, locale } = useLanguage()
  const weeks = new Map<number, PreviewDay[]>()
  for (const day of days) {
    const number = dayOfDate(day.date)
    const monday = number - weekdayOf(number) + 1
    weeks.set(monday, [...(weeks.get(monday) ?? []), day])
  }
  return [...weeks].map(([monday, ofWeek]) => (
    <section key={monday} className="grid gap-2">
      <h3 className="text-sm font-medium text-muted">
        {text("admin.availability.preview.week", {
          date: shortDate(ofWeek[0]?.date ?? "", locale),
        })}
      </h3>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {ofWeek.map((day) => (
          <li
            key={day.date}
            className="grid items-start gap-x-6 px-4 py-1 mid:grid-cols-[15rem_1fr]"
          >
            <a href={links.dayHref(day.date)} className="link inline-flex min-h-11 items-center">
              {dayName(day.date, locale)}
            </a>
            {day.startsAt.length > 0 ? (
              <Times startsAt={day.startsAt} timeZone={timeZone} />
            ) : (
              <Closed
                date={day.date}
                label={labelOf(overrides, day.date)}
                whyHref={links.whyHref(day.date)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  ))
}

function Times({ startsAt, timeZone }: { startsAt: readonly Date[]; timeZone: string }) {
  const { text, locale } = useLanguage()
  const time = (at: Date | undefined) => (at ? formatTime(at, timeZone, locale) : "")
  const first = time(startsAt[0])
  if (startsAt.length === 1) {
    return <p className="py-2.5">{text("admin.availability.preview.oneTime", { first })}</p>
  }
  return (
    <details>
      <summary className="min-h-11 py-2.5">
        {text("admin.availability.preview.times", {
          count: startsAt.length,
          first,
          last: time(startsAt.at(-1)),
        })}
      </summary>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2 pb-3">
        {startsAt.map((at) => (
          <li
            key={at.getTime()}
            className="rounded-md border border-line px-2 py-1 text-center text-sm"
          >
            <time dateTime={instantText(at)}>{formatTime(at, timeZone, locale)}</time>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Closed({ date, label, whyHref }: { date: string; label: string | null; whyHref: string }) {
  const { text, locale } = useLanguage()
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-muted">
      <p className="py-2.5">
        {label
          ? text("admin.availability.preview.closedBy", { label })
          : text("admin.availability.preview.closed")}
      </p>
      <a
        href={whyHref}
        className="link inline-flex min-h-11 items-center"
        aria-label={text("admin.availability.preview.whyDay", { date: dateText(date, locale) })}
      >
        {text("admin.availability.preview.why")}
      </a>
    </div>
  )
}

function labelOf(overrides: readonly DayOverride[], date: string): string | null {
  const override = overrides.find((one) => one.date === date && one.kind !== "worked-holiday")
  return override && override.ranges.length === 0 && override.label !== "" ? override.label : null
}

function shortDate(date: string, locale: string): string {
  const shape = { day: "numeric", month: "long", timeZone: "UTC" } as const
  return new Intl.DateTimeFormat(locale, shape).format(new Date(`${date}T12:00:00Z`))
}
