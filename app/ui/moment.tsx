import { formatDate, formatShortDate, formatTime, formatTimeRange } from "#app/messages/format.ts"
import { useLanguage } from "./language.tsx"

/** An instant as a machine reads it: `2026-12-03T13:00:00Z`, no fractions of a second. */
export function instantText(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, "Z")
}

/** A moment with the `datetime` that says which instant it is. `timeZone` is IANA, the reader's. */
export function Moment({
  at,
  timeZone,
  show = "short",
}: {
  at: Date
  timeZone: string
  show?: "short" | "day" | "date" | "time" | "brief"
}) {
  const { locale } = useLanguage()
  const shown = {
    short: () => `${formatShortDate(at, timeZone, locale)}, ${formatTime(at, timeZone, locale)}`,
    day: () => formatShortDate(at, timeZone, locale),
    date: () => formatDate(at, timeZone, locale),
    // For a choice among days close by: the weekday says more than the year.
    brief: () =>
      new Intl.DateTimeFormat(locale, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "numeric",
        minute: "2-digit",
        timeZone,
      }).format(at),
    time: () => formatTime(at, timeZone, locale),
  }
  return <time dateTime={instantText(at)}>{shown[show]()}</time>
}

/** From when to when, on which day. */
export function MomentRange({
  startsAt,
  endsAt,
  timeZone,
}: {
  startsAt: Date
  endsAt: Date
  timeZone: string
}) {
  const { locale } = useLanguage()
  return (
    <>
      <span className="block font-medium">{formatDate(startsAt, timeZone, locale)}</span>
      <time dateTime={instantText(startsAt)}>
        {formatTimeRange(startsAt, endsAt, timeZone, locale)}
      </time>
    </>
  )
}
