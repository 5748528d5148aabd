import { weekdayOf, dateOfDay, dayOfDate } from "#app/features/availability/calendar-days.ts"

/** An event in the words of Google's Calendar API, as far as the demo needs them. */
export type DemoCalendarEvent = {
  id: string
  summary: string
  start: { dateTime: string; timeZone: string }
  end: { dateTime: string; timeZone: string }
  transparency: "opaque" | "transparent"
}

const week = [
  { weekday: 1, from: "09:00", until: "10:00", summary: "Planning with Nordic Freight" },
  { weekday: 2, from: "15:00", until: "16:30", summary: "Train to Hamburg" },
  { weekday: 3, from: "10:00", until: "11:30", summary: "Workshop: pricing" },
  { weekday: 4, from: "13:00", until: "14:00", summary: "Lunch with Jonas" },
  {
    weekday: 5,
    from: "08:00",
    until: "18:00",
    summary: "Writing day, calls are fine",
    isFree: true,
  },
]

/**
 * A few weeks of a consultant's own calendar, so that the demo has something to work around. The same days
 * give the same ids, so that adding them twice changes nothing.
 * @param fromDate `YYYY-MM-DD`, the first day that may have an event
 */
export function demoCalendarEvents(
  fromDate: string,
  timeZone: string,
  { days }: { days: number },
): DemoCalendarEvent[] {
  const first = dayOfDate(fromDate)
  return Array.from({ length: days }, (_, index) => first + index).flatMap((day) => {
    const date = dateOfDay(day)
    return week
      .filter(({ weekday }) => weekday === weekdayOf(day))
      .map(({ from, until, summary, isFree }) => ({
        // Google takes the letters a to v and digits only.
        id: `demo${date.replaceAll("-", "")}`,
        summary,
        start: { dateTime: `${date}T${from}:00`, timeZone },
        end: { dateTime: `${date}T${until}:00`, timeZone },
        transparency: isFree ? ("transparent" as const) : ("opaque" as const),
      }))
  })
}
