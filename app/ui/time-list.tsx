import { formatTime } from "#app/messages/format.ts"
import { useLanguage } from "./language.tsx"
import { instantText } from "./moment.tsx"
import { partOfDay, type PartOfDay } from "./part-of-day.ts"

export type OfferedTime = {
  startsAt: Date
  /** Where choosing it leads. */
  href: string
  /** The time one holds or has now. */
  isCurrent?: boolean
  /** How many more can come, where several come together. */
  seatsLeft?: number
}

/** Characters of a time by the 24-hour clock. */
const SHORT = 5

/**
 * The times of one day in columns by the part of the day, each a link with its instant.
 * @param times in order; @param timeZone IANA, the reader's; @param dayLabel names the day, for screen readers
 */
export function TimeList({
  times,
  timeZone,
  dayLabel,
}: {
  times: readonly OfferedTime[]
  timeZone: string
  dayLabel: string
}) {
  const { locale, text } = useLanguage()
  const parts = new Map<PartOfDay, OfferedTime[]>()
  const shown = new Map<string, number>()
  for (const time of times) {
    const part = partOfDay(time.startsAt, timeZone)
    parts.set(part, [...(parts.get(part) ?? []), time])
    const label = formatTime(time.startsAt, timeZone, locale)
    shown.set(label, (shown.get(label) ?? 0) + 1)
  }
  // On the day the clocks go back two different times read the same: both then name their offset.
  const labelOf = (at: Date) => {
    const label = formatTime(at, timeZone, locale)
    return (shown.get(label) ?? 0) > 1 ? `${label} ${offsetName(at, timeZone, locale)}` : label
  }
  // "10:00 AM", or seats below a time, need the room that "10:00" alone does not.
  const isWide = [...shown.keys()].some((label) => label.length > SHORT)
  const columns =
    isWide || times.some(({ seatsLeft }) => seatsLeft !== undefined)
      ? "grid-cols-[repeat(auto-fill,minmax(7rem,1fr))]"
      : "grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))]"
  return (
    <div className="grid gap-x-6 gap-y-4 mid:grid-flow-col mid:auto-cols-fr">
      {[...parts].map(([part, members]) => (
        <div key={part}>
          <h3 className="mb-2 text-sm text-muted">{text(`interface.times.${part}`)}</h3>
          <ul className={`grid gap-2 ${columns}`}>
            {members.map(({ startsAt, href, isCurrent, seatsLeft }) => {
              const label = labelOf(startsAt)
              const seats =
                seatsLeft === undefined
                  ? null
                  : text("interface.times.seatsLeft", { count: seatsLeft })
              const name = text("interface.times.name", { time: label, date: dayLabel })
              return (
                <li key={href}>
                  <a
                    className="time"
                    href={href}
                    aria-label={seats === null ? name : `${name}, ${seats}`}
                    {...(isCurrent ? { "aria-current": true } : {})}
                  >
                    <time dateTime={instantText(startsAt)}>{label}</time>
                    {seats === null ? null : <span className="text-sm font-normal">{seats}</span>}
                  </a>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </div>
  )
}

function offsetName(at: Date, timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: "shortOffset",
  }).formatToParts(at)
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? ""
}
