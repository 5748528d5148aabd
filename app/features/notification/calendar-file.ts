import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator"
import { oneLine } from "#app/platform/one-line.ts"

export type CalendarFile = {
  /** REQUEST invites or updates, CANCEL calls off (RFC 5546), PUBLISH is for "add to calendar". */
  method: "REQUEST" | "CANCEL" | "PUBLISH"
  /** The same for the life of the booking. */
  uid: string
  /** Starts at 0 and rises with every move and with the cancellation. */
  sequence: number
  /** When this file is made. */
  stampAt: Date
  startsAt: Date
  endsAt: Date
  summary: string
  /** Plain text; may have several lines. */
  description: string
  location: string
  /** An http or https address; anything else is left out. */
  url?: string | null
  organizer: { name: string; email: string }
  attendee: { name: string; email: string } | null
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED"
}

/**
 * An iCalendar file (RFC 5545) with one event: UTC times, CRLF, lines folded at 75 octets, no alarm.
 * A cancellation is always STATUS:CANCELLED, and a published file names no attendee (RFC 5546 §3.2.1).
 * @returns the whole file as text
 */
export function calendarFile(file: CalendarFile): string {
  const calendar = ical({
    prodId: { company: "booking", product: "calendar", language: "EN" },
    method: ICalCalendarMethod[file.method],
  })
  const url = eventAddress(file.url)
  calendar.createEvent({
    id: oneLine(file.uid, 255),
    sequence: file.sequence,
    stamp: file.stampAt,
    start: file.startsAt,
    end: file.endsAt,
    summary: oneLine(file.summary, 255),
    description: paragraphs(file.description),
    location: oneLine(file.location, 500) || null,
    organizer: { name: personName(file.organizer), email: mailbox(file.organizer.email) },
    attendees: file.attendee && file.method !== "PUBLISH" ? [attendee(file, file.attendee)] : [],
    status: ICalEventStatus[file.method === "CANCEL" ? "CANCELLED" : file.status],
    transparency: ICalEventTransparency.OPAQUE,
    ...(url ? { url } : {}),
  })
  const text = calendar.toString()
  return text.endsWith("\r\n") ? text : `${text}\r\n`
}

function attendee(file: CalendarFile, person: { name: string; email: string }) {
  return {
    name: personName(person),
    email: mailbox(person.email),
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: file.method === "REQUEST",
  }
}

/**
 * A name that may stand in a quoted parameter. Double quotes are not allowed there (RFC 5545 §3.2) and
 * readers take a written backslash-quote apart differently; a caret begins an escape (RFC 6868).
 */
function personName(person: { name: string; email: string }): string {
  return oneLine(person.name.replace(/["\\^]/g, " ")) || mailbox(person.email)
}

function mailbox(email: string): string {
  return oneLine(email, 320).replace(/[\s"<>\\]/g, "")
}

/** Keeps line breaks, drops every other control character: TEXT may hold none (RFC 5545 §3.3.11). */
function paragraphs(text: string): string | null {
  const lines = text.split(/\r\n|\r|\n/).map((line) => oneLine(line, 2000))
  return lines.join("\n").trim() || null
}

/** Commas, semicolons and backslashes are percent-encoded, since a URI value knows no escapes. */
function eventAddress(url: string | null | undefined): string | null {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  return new URL(url).href.replace(/[,;\\]/g, encodeURIComponent)
}
