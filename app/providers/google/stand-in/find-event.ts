import { instancesOf } from "./recurrence.ts"
import type { StoredCalendar, StoredEvent } from "./state.ts"

const FAR = new Date("2100-01-01T00:00:00Z")

/** An event by id: a stored one, or an instance of a series that nobody has touched yet. */
export function findEvent(calendar: StoredCalendar, eventId: string): StoredEvent | null {
  const stored = calendar.events.find(({ id }) => id === eventId)
  if (stored) return stored
  const cut = eventId.lastIndexOf("_")
  const series = cut < 0 ? null : calendar.events.find(({ id }) => id === eventId.slice(0, cut))
  if (!series || series.recurrence.length === 0) return null
  return instancesOf(series, FAR).find(({ id }) => id === eventId) ?? null
}

/**
 * Single events and, for series, their instances that start before `until`; instances that were moved
 * or deleted stand for themselves.
 */
export function singleEventsOf(calendar: StoredCalendar, until: Date): StoredEvent[] {
  const touched = new Set(calendar.events.map(({ id }) => id))
  return calendar.events.flatMap((event) =>
    event.recurrence.length === 0
      ? [event]
      : event.status === "cancelled"
        ? []
        : instancesOf(event, until).filter(({ id }) => !touched.has(id)),
  )
}
