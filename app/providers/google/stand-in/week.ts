import { dayAfter, instantOfWallTime, wallTimeOf } from "#app/providers/wall-time.ts"
import { instantOfEventTime } from "./event-time.ts"
import { singleEventsOf } from "./find-event.ts"
import type { StoredCalendar, StoredEvent } from "./state.ts"

export type ShownEvent = {
  event: StoredEvent
  calendar: StoredCalendar
  startsAt: Date
  endsAt: Date
}
export type Day = { date: string; events: ShownEvent[] }

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The Monday of the week that a date lies in; of this week when it is no date. */
export function mondayOf(date: string | null, now: Date, timeZone: string): string {
  const isDate = date !== null && DATE.test(date) && !Number.isNaN(Date.parse(date))
  const day = isDate ? date : wallTimeOf(now, timeZone).slice(0, 10)
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return daysLater(day, -weekday)
}

/**
 * The Monday to open the calendars at: of the event that was changed last, so that whoever has just booked sees
 * it, though it lies in another week than today; of this week when nothing stands in them.
 */
export function mondayOfLastChange(
  calendars: StoredCalendar[],
  now: Date,
  timeZone: string,
): string {
  const standing = calendars.flatMap((calendar) =>
    calendar.events
      .filter(({ status }) => status !== "cancelled")
      .map((event) => ({ event, startsAt: instantOfEventTime(event.start, calendar.timeZone) })),
  )
  const last = standing.sort((a, b) => b.event.revision - a.event.revision)[0]
  return mondayOf(null, last?.startsAt ?? now, timeZone)
}

export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Seven days from a Monday, each with what touches it in any of the calendars, by start. */
export function weekOf(calendars: StoredCalendar[], monday: string, timeZone: string): Day[] {
  const until = instantOfWallTime(daysLater(monday, 7), timeZone)
  const all = calendars.flatMap((calendar) =>
    singleEventsOf(calendar, until)
      .filter(({ status }) => status !== "cancelled")
      .map((event) => ({
        event,
        calendar,
        startsAt: instantOfEventTime(event.start, calendar.timeZone),
        endsAt: instantOfEventTime(event.end, calendar.timeZone),
      })),
  )
  all.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return Array.from({ length: 7 }, (_, index) => {
    const date = daysLater(monday, index)
    const from = instantOfWallTime(date, timeZone)
    const to = instantOfWallTime(dayAfter(date), timeZone)
    return { date, events: all.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from) }
  })
}
