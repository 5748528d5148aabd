import { wallTimeOf } from "#app/providers/wall-time.ts"
import type { EventTime, StoredCalendar, StoredEvent } from "./state.ts"

/** Google's etags are numbers in quotes; ours grow with every write. */
export const etagOf = (revision: number) => `"${3_000_000_000_000 + revision * 2000}"`

type Viewer = {
  /** Whose copy of the event it is. */
  account: string
  origin: string
  /** Zone in which times are written; the calendar's own unless asked otherwise. */
  timeZone?: string | undefined
  maxAttendees?: number
}

/** A stored event as the Calendar API shows it: Google's Event resource. */
export function showEvent(event: StoredEvent, calendar: StoredCalendar, viewer: Viewer) {
  const timeZone = viewer.timeZone ?? calendar.timeZone
  const isSelf = (email: string) => email === calendar.id
  const attendees = event.attendees.map((attendee) => ({
    ...attendee,
    ...(isSelf(attendee.email) ? { self: true, organizer: true } : {}),
  }))
  const tooMany = attendees.length > (viewer.maxAttendees ?? Infinity)
  const shown = tooMany ? attendees.filter(({ email }) => isSelf(email)) : attendees
  const hasPrivate = Object.keys(event.privateProperties).length > 0
  const hasShared = Object.keys(event.sharedProperties).length > 0
  const link = new URL("/google/calendar/event", viewer.origin)
  link.searchParams.set("calendar", calendar.id)
  link.searchParams.set("event", event.id)
  return {
    kind: "calendar#event",
    etag: etagOf(event.revision),
    id: event.id,
    status: event.status,
    htmlLink: link.href,
    created: event.created,
    updated: event.updated,
    ...event.plain,
    creator: {
      email: event.creatorEmail,
      ...(event.creatorEmail === viewer.account ? { self: true } : {}),
    },
    organizer: { email: calendar.id, ...(calendar.id === viewer.account ? { self: true } : {}) },
    start: showTime(event.start, timeZone),
    end: showTime(event.end, timeZone),
    ...(event.recurrence.length ? { recurrence: event.recurrence } : {}),
    ...(event.recurringEventId ? { recurringEventId: event.recurringEventId } : {}),
    ...(event.originalStartTime
      ? { originalStartTime: showTime(event.originalStartTime, timeZone) }
      : {}),
    iCalUID: event.iCalUID,
    sequence: event.sequence,
    ...(shown.length ? { attendees: shown } : {}),
    ...(tooMany ? { attendeesOmitted: true } : {}),
    ...(hasPrivate || hasShared
      ? {
          extendedProperties: {
            ...(hasPrivate ? { private: event.privateProperties } : {}),
            ...(hasShared ? { shared: event.sharedProperties } : {}),
          },
        }
      : {}),
    eventType: "default",
  }
}

function showTime(time: EventTime, timeZone: string) {
  if (time.date !== undefined) return { date: time.date }
  return {
    dateTime: withOffset(new Date(time.dateTime!), timeZone),
    ...(time.timeZone === undefined ? {} : { timeZone: time.timeZone }),
  }
}

/** An instant as RFC 3339 with the offset of a zone, to the second, as Google writes it. */
export function withOffset(instant: Date, timeZone: string): string {
  const wall = wallTimeOf(instant, timeZone)
  const minutes = Math.round((Date.parse(`${wall}Z`) - instant.getTime()) / 60_000)
  if (minutes === 0) return `${wall}Z`
  const pad = (value: number) => String(value).padStart(2, "0")
  const size = Math.abs(minutes)
  return `${wall}${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}
