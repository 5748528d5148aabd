import { ChevronLeft, ChevronRight } from "lucide-react"
import { LinkButton } from "./button.tsx"
import {
  dayName,
  dayNumber,
  firstWeekdayOf,
  monthName,
  weekdayNames,
  weeksOf,
} from "./calendar-day.ts"
import { useLanguage } from "./language.tsx"

export type MonthLink = { month: string; href: string }

export type MonthGridFacts = {
  /** `YYYY-MM` in the reader's zone. */
  month: string
  /** The days that have times: `YYYY-MM-DD` to the address that shows them. */
  openDays: Readonly<Record<string, string>>
  /** The days whose times are all taken. A day that is neither is closed. */
  fullDays: readonly string[]
  /** `YYYY-MM-DD` in the reader's zone; may lie in another month. */
  today: string
  chosen: string | null
  /** The months around it; null where nothing can be booked any more or yet. */
  previous: MonthLink | null
  next: MonthLink | null
  /** Where the times are, for those who want to skip the days: `#times`. */
  timesHref?: string | null
}

/** A month as a table: each day with times is a link, each day is named in full for screen readers. */
export function MonthGrid(facts: MonthGridFacts) {
  const { locale, text } = useLanguage()
  const { month, openDays, fullDays, timesHref } = facts
  const firstWeekday = firstWeekdayOf(locale)
  const title = monthName(month, locale)
  const hrefOf = (day: string) => openDays[day]
  return (
    <div>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 id="month" tabIndex={-1} className="text-lg">
          {title}
        </h2>
        <div className="flex gap-1">
          <Step step={facts.previous} label="interface.month.previous" rel="prev" />
          <Step step={facts.next} label="interface.month.next" rel="next" />
        </div>
      </div>
      {timesHref ? (
        <a
          href={timesHref}
          className="link sr-only focus:not-sr-only focus:inline-flex focus:min-h-11 focus:items-center"
        >
          {text("interface.month.skip")}
        </a>
      ) : null}
      {/* As high as six weeks, so that nothing below moves from month to month. */}
      <div className="month-space">
        <table className="month" aria-labelledby="month" data-month="">
          <thead>
            <tr>
              {weekdayNames(locale, String(firstWeekday)).map(({ key, short, long }) => (
                <th key={key} scope="col" abbr={long}>
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month, firstWeekday).map((week, index) => (
              <tr key={week.find(Boolean) ?? index}>
                {week.map((day, place) =>
                  day === null ? (
                    <td key={place} />
                  ) : (
                    <td key={day}>
                      <Day
                        day={day}
                        href={hrefOf(day)}
                        isFull={fullDays.includes(day)}
                        isToday={day === facts.today}
                        isChosen={day === facts.chosen}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p aria-hidden="true" className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        <span>
          <span className="day-key day-key-open" /> {text("interface.month.legend.open")}
        </span>
        <span>
          <span className="day-key day-key-full" /> {text("interface.month.legend.full")}
        </span>
        <span>
          <span className="day-key day-key-today" /> {text("interface.month.legend.today")}
        </span>
      </p>
    </div>
  )
}

function Day({
  day,
  href,
  isFull,
  isToday,
  isChosen,
}: {
  day: string
  href: string | undefined
  isFull: boolean
  isToday: boolean
  isChosen: boolean
}) {
  const { locale, text } = useLanguage()
  const name = [
    text(`interface.month.${href !== undefined ? "open" : isFull ? "full" : "closed"}`, {
      date: dayName(day, locale),
    }),
    ...(isToday ? [text("interface.month.today")] : []),
    ...(isChosen ? [text("interface.month.chosen")] : []),
  ].join(", ")
  const look = ["day", ...(isToday ? ["day-today"] : []), ...(isFull ? ["day-full"] : [])].join(" ")
  const number = dayNumber(day, locale)
  if (href === undefined) {
    return (
      <span className={look}>
        <span aria-hidden="true">{number}</span>
        <span className="sr-only">{name}</span>
      </span>
    )
  }
  return (
    <a
      className={look}
      href={href}
      aria-label={name}
      {...(isChosen ? { "aria-current": true } : {})}
      data-stay="day"
    >
      {number}
    </a>
  )
}

function Step({
  step,
  label,
  rel,
}: {
  step: MonthLink | null
  label: string
  rel: "prev" | "next"
}) {
  const { locale, text } = useLanguage()
  const icon = rel === "prev" ? ChevronLeft : ChevronRight
  if (step === null) return <span className="size-11" />
  return (
    <LinkButton
      href={step.href}
      rel={rel}
      data-stay="month"
      icon={icon}
      className="button-step"
      aria-label={text(label, { month: monthName(step.month, locale) })}
    />
  )
}
