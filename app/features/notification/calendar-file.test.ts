import fc from "fast-check"
import ICAL from "ical.js"
import { expect, test } from "vitest"
import { oneLine } from "#app/platform/one-line.ts"
import { calendarFile, type CalendarFile } from "./calendar-file.ts"

const invitation: CalendarFile = {
  method: "REQUEST",
  uid: "0199f0c2-8a53-7c1e-9d7e-0d3a6f1b2c3d@studio.example.com",
  sequence: 0,
  stampAt: new Date("2026-11-20T08:15:30.250Z"),
  startsAt: new Date("2026-12-03T13:00:00Z"),
  endsAt: new Date("2026-12-03T13:30:00Z"),
  summary: "Consultation with Anna Berg",
  description: "What to bring: questions; notes, drawings\nSee you then",
  location: "Studio 4, Hauptstraße 1; Berlin",
  url: "https://studio.example.com/bookings/abc?a=1,2;b",
  organizer: { name: "Studio Berg", email: "bookings@studio.example.com" },
  attendee: { name: "Zoë Client", email: "zoe@example.org" },
  status: "CONFIRMED",
}

/** What RFC 5545 §3.1 asks of the octets: CRLF only, no line over 75; gives the lines, unfolded. */
function unfoldedLines(file: string): string[] {
  expect(file.endsWith("\r\n")).toBe(true)
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
  for (const line of file.split("\r\n")) {
    const octets = Buffer.from(line, "utf8")
    expect(octets.length).toBeLessThanOrEqual(75)
    expect(octets.toString("utf8")).toBe(line)
    expect(line).not.toContain("\ufffd")
  }
  return file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1)
}

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const event = calendar.getFirstSubcomponent("vevent")!
  const property = (name: string) => event.getFirstProperty(name)
  return {
    calendar,
    event,
    value: (name: string) => String(property(name)?.getFirstValue() ?? ""),
    parameter: (name: string, parameter: string) => property(name)?.getFirstParameter(parameter),
  }
}

/** The inverse of RFC 5545 §3.3.11, written apart from any library. */
function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, letter: string) => (/n/i.test(letter) ? "\n" : letter))
}

test("an invitation says who, when and where, and asks for an answer", () => {
  const { calendar, event, value, parameter } = read(calendarFile(invitation))
  expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST")
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0")
  expect(value("uid")).toBe(invitation.uid)
  expect(value("sequence")).toBe("0")
  expect(value("status")).toBe("CONFIRMED")
  expect(value("dtstart")).toBe("2026-12-03T13:00:00Z")
  expect(value("dtend")).toBe("2026-12-03T13:30:00Z")
  expect(value("organizer").toLowerCase()).toBe("mailto:bookings@studio.example.com")
  expect(parameter("organizer", "cn")).toBe("Studio Berg")
  expect(value("attendee").toLowerCase()).toBe("mailto:zoe@example.org")
  expect(parameter("attendee", "cn")).toBe("Zoë Client")
  expect(parameter("attendee", "partstat")).toBe("NEEDS-ACTION")
  expect(parameter("attendee", "rsvp")).toBe("TRUE")
  expect(parameter("attendee", "role")).toBe("REQ-PARTICIPANT")
  expect(value("location")).toBe(invitation.location)
  expect(value("description")).toBe(invitation.description)
  expect(value("url")).toBe("https://studio.example.com/bookings/abc?a=1%2C2%3Bb")
  expect(event.getAllSubcomponents("valarm")).toEqual([])
})

test("the stamp, the start and the end are UTC, to the second", () => {
  const lines = unfoldedLines(calendarFile(invitation))
  expect(lines).toContain("DTSTAMP:20261120T081530Z")
  expect(lines).toContain("DTSTART:20261203T130000Z")
  expect(lines).toContain("DTEND:20261203T133000Z")
})

test("a cancellation names the same event and people, is newer, and is cancelled whatever it was", () => {
  const invited = read(calendarFile(invitation))
  const canceled = read(calendarFile({ ...invitation, method: "CANCEL", sequence: 1 }))
  expect(canceled.calendar.getFirstPropertyValue("method")).toBe("CANCEL")
  expect(canceled.value("status")).toBe("CANCELLED")
  expect(Number(canceled.value("sequence"))).toBeGreaterThan(Number(invited.value("sequence")))
  for (const name of ["uid", "organizer", "attendee", "dtstart"]) {
    expect(canceled.value(name)).toBe(invited.value(name))
  }
  expect(canceled.event.getAllSubcomponents("valarm")).toEqual([])
})

test("a published file invites nobody", () => {
  const { calendar, event } = read(calendarFile({ ...invitation, method: "PUBLISH" }))
  expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH")
  expect(event.getAllProperties("attendee")).toEqual([])
})

test("sixty emoji and combining accents come back byte for byte after folding", () => {
  const summary = "🎉".repeat(60)
  const name = "Zoe\u0308 ".repeat(30).trim()
  const file = calendarFile({ ...invitation, summary, attendee: { name, email: "z@example.org" } })
  const line = unfoldedLines(file).find((text) => text.startsWith("SUMMARY:"))
  expect(Buffer.from(line ?? "")).toEqual(Buffer.from(`SUMMARY:${summary}`))
  expect(read(file).parameter("attendee", "cn")).toBe(name)
})

test("a name with quotes, commas, line breaks and colons leaves the address readable", () => {
  const name = 'Guest "Q" O\'Neil, Jr.;x:y\r\nATTENDEE:mailto:evil@example.com \\"^n'
  const { event, value, parameter } = read(
    calendarFile({ ...invitation, attendee: { name, email: "guest@example.org" } }),
  )
  expect(event.getAllProperties("attendee")).toHaveLength(1)
  expect(value("attendee").toLowerCase()).toBe("mailto:guest@example.org")
  expect(parameter("attendee", "cn")).toBe(
    "Guest Q O'Neil, Jr.;x:y ATTENDEE:mailto:evil@example.com n",
  )
})

test("whatever people type, the file stays whole: one event, one attendee, the texts as typed", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.string({ unit: "grapheme", maxLength: 120 }),
    fc
      .array(fc.constantFrom('"', "\\", ",", ";", ":", "\r\n", "\n", "END:VEVENT", "🎉", "é", "^"))
      .map((parts) => parts.join("")),
  )
  fc.assert(
    fc.property(typed, typed, typed, typed, (summary, description, location, name) => {
      const file = calendarFile({
        ...invitation,
        summary,
        description,
        location,
        attendee: { name, email: "guest@example.org" },
      })
      const lines = unfoldedLines(file)
      expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1)
      expect(lines.filter((line) => /^ATTENDEE[;:]/.test(line))).toHaveLength(1)
      const line = lines.find((text) => text.startsWith("SUMMARY:")) ?? ""
      expect(unescaped(line.slice("SUMMARY:".length))).toBe(oneLine(summary, 255))
      const { event, value } = read(file)
      expect(event.getAllProperties("attendee")).toHaveLength(1)
      expect(value("attendee").toLowerCase()).toBe("mailto:guest@example.org")
      expect(value("uid")).toBe(invitation.uid)
    }),
  )
})

test("an address that is no web address is left out", () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "http://", "", null]) {
    expect(read(calendarFile({ ...invitation, url })).event.getAllProperties("url")).toEqual([])
  }
})

test("the same event makes the same bytes", () => {
  expect(calendarFile(invitation)).toBe(calendarFile(invitation))
})
