import type { BusyInterval } from "#app/providers/calendar-port.ts"
import { instantOfWallTime } from "#app/providers/wall-time.ts"
import type { EventAnswer } from "./answers.ts"
import { INSTALLATION_PROPERTY } from "./event-body.ts"

/**
 * The time an event takes from its calendar's owner; null when it takes none: shown as free
 * (`transparent`), cancelled, declined by the owner, or our own. A tentative event takes its time. An
 * all-day event takes its days as the calendar's zone counts them.
 * @param calendarTimeZone IANA zone of the calendar
 * @param ours this installation's id
 * @throws RangeError when the event's times cannot be read
 */
export function busyOfEvent(
  event: EventAnswer,
  calendarTimeZone: string,
  ours: string,
): BusyInterval | null {
  if (event.status === "cancelled" || event.transparency === "transparent") return null
  if (event.extendedProperties?.private?.[INSTALLATION_PROPERTY] === ours) return null
  const self = event.attendees?.find((attendee) => attendee.self)
  if (self?.responseStatus === "declined") return null
  const startsAt = instantOf(event.start, calendarTimeZone)
  const endsAt = instantOf(event.end, calendarTimeZone)
  return startsAt < endsAt ? { startsAt, endsAt } : null
}

function instantOf(time: EventAnswer["start"], calendarTimeZone: string): Date {
  if (time?.dateTime) return new Date(time.dateTime)
  if (time?.date) return instantOfWallTime(time.date, calendarTimeZone)
  throw new RangeError("an event without times")
}
