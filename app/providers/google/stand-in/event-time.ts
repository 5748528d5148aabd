import { instantOfWallTime } from "#app/providers/wall-time.ts"
import type { EventTime, StoredEvent } from "./state.ts"

/** The instant of a stored start or end; a date begins at its midnight in the calendar's zone. */
export function instantOfEventTime(time: EventTime, calendarTimeZone: string): Date {
  return time.date === undefined
    ? new Date(time.dateTime!)
    : instantOfWallTime(time.date, calendarTimeZone)
}

/** Whether an event has a part between two instants, both exclusive, as `events.list` counts it. */
export function liesWithin(
  event: StoredEvent,
  calendarTimeZone: string,
  from: Date | undefined,
  to: Date | undefined,
): boolean {
  const startsAt = instantOfEventTime(event.start, calendarTimeZone)
  const endsAt = instantOfEventTime(event.end, calendarTimeZone)
  return (from === undefined || endsAt > from) && (to === undefined || startsAt < to)
}
