import ICAL from "ical.js"
import type { InboxMessage } from "#app/providers/mail/stand-in/read-message.ts"
import { lookAt } from "./testing-harmless.ts"
import { MARK } from "./testing-payloads.ts"

/** Headers of an answer, or of a message to a program. */
export function headerFaults(headers: Headers): string[] {
  const faults: string[] = []
  for (const [name, value] of headers) {
    if (name.toLowerCase() === MARK.header || /[\r\n]/.test(value)) faults.push(`a header: ${name}`)
  }
  const location = headers.get("Location")
  if (location && new URL(location, "http://localhost:3000").hostname === MARK.host) {
    faults.push(`it leads elsewhere: ${location}`)
  }
  return faults
}

/** Data: read as nothing else, and whole. */
export function jsonFaults(headers: Headers, text: string): string[] {
  if (headers.get("X-Content-Type-Options") !== "nosniff") return ["data may be taken for a page"]
  try {
    JSON.parse(text)
    return []
  } catch {
    return ["data that cannot be read"]
  }
}

const KNOWN_PROPERTIES =
  /^(BEGIN|END|VERSION|PRODID|METHOD|CALSCALE|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|STATUS|URL|CREATED|LAST-MODIFIED|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|RRULE|TRANSP|X-WR-\w+|NAME|X-MICROSOFT-[\w-]+|X-ALT-DESC|TIMEZONE-ID)[;:]/

/** A calendar file: lines as RFC 5545 has them, one event, nobody invited whom we did not. */
export function calendarFaults(file: string): string[] {
  const faults: string[] = []
  if (/(^|[^\r])\n|\r(?!\n)/.test(file)) faults.push("a line that ends otherwise")
  for (const line of file.split("\r\n")) {
    if (Buffer.byteLength(line) > 75) faults.push(`a long line: ${line.slice(0, 40)}`)
  }
  const unfolded = file.replaceAll(/\r\n[ \t]/g, "").split("\r\n")
  for (const line of unfolded) {
    if (line !== "" && !KNOWN_PROPERTIES.test(line)) faults.push(`a property: ${line.slice(0, 60)}`)
    if (/^(ATTENDEE|ORGANIZER)/.test(line) && /mailto:[^"]*evil\.example$/i.test(line)) {
      faults.push(`somebody is invited: ${line}`)
    }
  }
  if (unfolded.filter((line) => line.startsWith("BEGIN:VEVENT")).length !== 1) {
    faults.push("not one event")
  }
  ICAL.parse(file)
  return faults
}

/** A table for spreadsheets: no cell that is calculated. */
export function csvFaults(text: string): string[] {
  return cellsOf(text)
    .filter((cell) => /^[=+\-@\t\r]/.test(cell))
    .map((cell) => `a formula: ${cell.slice(0, 40)}`)
}

function cellsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  )
}

const MAIL_HEADERS =
  /^(from|to|reply-to|subject|date|message-id|mime-version|content-type|content-transfer-encoding|auto-submitted|x-auto-response-suppress|references|in-reply-to|received|return-path|list-[\w-]+|precedence)$/

/** A mail: to one person, from us, with our headers alone, its HTML and its invitation harmless. */
export function mailFaults(mail: InboxMessage): string[] {
  const faults: string[] = []
  for (const name of Object.keys(mail.headers)) {
    if (!MAIL_HEADERS.test(name)) faults.push(`a header: ${name}`)
  }
  if (/,/.test(mail.to) || mail.to.includes(MARK.host)) faults.push(`sent to ${mail.to}`)
  if (mail.from.includes(MARK.host)) faults.push(`sent from ${mail.from}`)
  if (/[\r\n]/.test(mail.subject)) faults.push("a subject of several lines")
  faults.push(...lookAt(mail.html, null).faults)
  for (const { contentType, text } of mail.attachments) {
    if (contentType.startsWith("text/calendar")) faults.push(...calendarFaults(text))
  }
  return faults.map((fault) => `mail “${mail.subject.slice(0, 60)}”: ${fault}`)
}

/** What stands in a provider's calendar, whose descriptions are read as HTML. */
export function eventFaults(state: unknown): string[] {
  const faults: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "string" && /(summary|description|location)$/i.test(path)) {
      if (lookAt(value, null, true).faults.length > 0) faults.push(`an event's ${path}: ${value}`)
    }
    if (typeof value === "string" && /email$/i.test(path) && value.includes(MARK.host)) {
      faults.push(`an event invites ${value}`)
    }
    if (typeof value === "object" && value !== null) {
      for (const [name, part] of Object.entries(value)) walk(part, `${path}.${name}`)
    }
  }
  walk(state, "")
  return faults
}
