import { ArrowRight } from "lucide-react"
import { formatDate, formatTime } from "#app/messages/format.ts"
import { TextLink } from "#app/ui/button.tsx"
import { Sheet } from "#app/ui/client-page.tsx"
import { dayName, monthName } from "#app/ui/calendar-day.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { MonthGrid, type MonthGridFacts } from "#app/ui/month-grid.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { TimeList, type OfferedTime } from "#app/ui/time-list.tsx"
import { ZoneForm } from "./zone-form.tsx"

/** Days, times and zone: what a client chooses from when booking, moving a hold or moving a booking. */
export type TimesFacts = {
  /** The month and its open days; days are the client's, in `timeZone`. */
  calendar: Omit<MonthGridFacts, "timesHref">
  /** The chosen day's times in order; empty when none is chosen or none are free. */
  times: readonly OfferedTime[]
  /** IANA, the zone everything is shown in. */
  timeZone: string
  /** Whether the client chose it (address or cookie). When not, a script may put its guess instead. */
  isZoneChosen: boolean
  /** The zone form is a GET: where to, and what else the address says, as hidden fields. */
  zoneForm: { action: string; keep: Readonly<Record<string, string>> }
  /** The first free time after an empty month or day; null when nothing is free in the whole window. */
  nextFree: { startsAt: Date; href: string } | null
  /** The moment the offsets of the zone list are true for: the chosen day, or now. */
  zonesAt: Date
  /** The calendar did not answer: no times are shown, whatever `calendar` says. */
  unreachable: { hostName: string; retryHref: string } | null
}

/** Month on top, the chosen day's times below it, the zone under them. */
export function TimesPanel({ facts }: { facts: TimesFacts }) {
  const { text } = useLanguage()
  if (facts.unreachable) {
    return (
      <Notice tone="caution" isNews headline={text("booking.page.unreachable.headline")}>
        <p>{text("booking.page.unreachable.text", { host: facts.unreachable.hostName })}</p>
        <TextLink href={facts.unreachable.retryHref}>
          {text("booking.page.unreachable.again")}
        </TextLink>
      </Notice>
    )
  }
  return (
    <Sheet className="grid gap-6">
      <MonthGrid {...facts.calendar} timesHref={facts.times.length > 0 ? "#times" : null} />
      <Times facts={facts} />
      <ZoneForm
        timeZone={facts.timeZone}
        isChosen={facts.isZoneChosen}
        at={facts.zonesAt}
        form={facts.zoneForm}
      />
    </Sheet>
  )
}

function Times({ facts }: { facts: TimesFacts }) {
  const { locale, text } = useLanguage()
  const { month, chosen, openDays } = facts.calendar
  const openCount = Object.keys(openDays).length
  const day = chosen === null ? null : dayName(chosen, locale)
  const saidMonth = text("client.times.saidMonth", {
    month: monthName(month, locale),
    count: openCount,
  })
  if (day !== null && facts.times.length > 0) {
    return (
      // The address of a day ends in #times: on a phone they come into view, on a wide screen all stays.
      <section
        id="times"
        tabIndex={-1}
        aria-labelledby="times-of"
        data-said={text("client.times.said", { date: day, count: facts.times.length })}
        data-said-month={saidMonth}
        className="scroll-mt-4 wide:scroll-mt-[100vh]"
      >
        <h2 id="times-of" className="mb-3 text-lg">
          {text("booking.page.timesOn", { date: day })}
        </h2>
        <TimeList times={facts.times} timeZone={facts.timeZone} dayLabel={day} />
      </section>
    )
  }
  const empty =
    day !== null
      ? text("booking.page.noTimesOn", { date: day })
      : openCount > 0
        ? text("booking.page.chooseDay")
        : text("booking.page.noTimesIn", { month: monthName(month, locale) })
  return (
    <section
      id="times"
      tabIndex={-1}
      role="status"
      data-said={empty}
      data-said-month={saidMonth}
      className="rounded-md bg-sunken p-4"
    >
      <p>{empty}</p>
      {facts.nextFree ? (
        <TextLink href={facts.nextFree.href} icon={ArrowRight} data-stay="">
          {text("booking.page.nextFree", {
            date: formatDate(facts.nextFree.startsAt, facts.timeZone, locale),
            time: formatTime(facts.nextFree.startsAt, facts.timeZone, locale),
          })}
        </TextLink>
      ) : openCount > 0 ? null : (
        <p>{text("booking.page.noTimesAtAll")}</p>
      )}
    </section>
  )
}
