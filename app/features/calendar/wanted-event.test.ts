import { describe, expect, it } from "vitest"
import { emptyPageContent, plainQuestion } from "#app/features/page/schema.ts"
import { translator } from "#app/messages/translate.ts"
import { fingerprintOf, timesOfFingerprint } from "./event-fingerprint.ts"
import { wantedEvent, type EventBooking, type EventFacts } from "./wanted-event.ts"

const text = translator("en")
const at = (clock: string) => new Date(`2026-12-03T${clock}:00Z`)

const booking: EventBooking = {
  id: "0198f000-0000-7000-8000-000000000002",
  hostId: "host-1",
  state: "SCHEDULED",
  reference: "KX7-2PM",
  clientName: "Grace\r\nHopper",
  clientEmail: "grace@example.org",
  icalUid: "event-1@calendar",
  notes: "",
  answers: {},
  hostTimeZone: "Europe/Berlin",
  confirmedAt: null,
  canceledAt: null,
  content: { ...emptyPageContent, title: "Consultation" },
}

function facts(
  bookings: Partial<EventBooking>[],
  changes: Partial<EventFacts> & { capacity?: number } = {},
): EventFacts {
  const { capacity = 1, ...rest } = changes
  return {
    meeting: { id: "meeting-1", startsAt: at("13:00"), endsAt: at("13:30"), capacity },
    hostId: "host-1",
    icalUid: "event-1@calendar",
    bookings: bookings.map((change) => ({ ...booking, ...change })),
    installationId: "installation-1",
    appUrl: "https://book.example",
    ...rest,
  }
}

const confirmedAt = at("08:00")
const confirmed = { state: "CONFIRMED", confirmedAt }

describe("what a calendar should say", () => {
  it("is a hold without the client for every state that holds", () => {
    for (const state of ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"]) {
      const event = wantedEvent(facts([{ state }]), text)
      expect(event).toMatchObject({
        status: "tentative",
        summary: "Hold: Consultation",
        attendee: null,
        location: "",
        startsAt: at("13:00"),
        timeZone: "Europe/Berlin",
      })
      expect(JSON.stringify(event)).not.toMatch(/grace|Hopper|KX7/i)
    }
  })

  it("is the meeting with its client once it is confirmed, and stays so when it is over", () => {
    for (const state of ["CONFIRMED", "COMPLETED", "REFUNDED"]) {
      expect(wantedEvent(facts([{ ...confirmed, state }]), text)).toMatchObject({
        status: "confirmed",
        summary: "Consultation – Grace Hopper",
        attendee: { email: "grace@example.org", name: "Grace Hopper" },
      })
    }
  })

  it("names the place that was chosen, of several clients each place once", () => {
    const at = (kind: "phone" | "in-person", words: string) => {
      const location = { kind, text: words, url: null }
      return { ...confirmed, content: { ...booking.content, location } }
    }
    const places = [at("phone", ""), at("in-person", "Office"), at("phone", "")]
    expect(wantedEvent(facts(places.slice(0, 1)), text)?.location).toBe("By phone")
    expect(wantedEvent(facts(places, { capacity: 3 }), text)?.location).toBe("By phone · Office")
  })

  it("is nothing when the booking came to nothing", () => {
    const canceledAt = at("09:00")
    for (const ended of [
      { state: "INITIATED" },
      { state: "ABANDONED" },
      { state: "CANCELED", confirmedAt, canceledAt },
      { state: "REFUNDED", confirmedAt, canceledAt },
      { state: "REFUNDED" },
    ]) {
      expect(wantedEvent(facts([ended]), text)).toBeNull()
    }
    expect(wantedEvent(facts([]), text)).toBeNull()
  })

  it("has the client as attendee in the first host's calendar only", () => {
    const event = wantedEvent(facts([confirmed], { hostId: "host-2" }), text)
    expect(event).toMatchObject({ status: "confirmed", attendee: null })
  })

  it("names no client to the others who have a seat", () => {
    const other = { ...confirmed, clientName: "Alan Turing", reference: "QQ1-9ZZ" }
    const event = wantedEvent(facts([confirmed, other], { capacity: 5 }), text)
    expect(event).toMatchObject({ summary: "Consultation", attendee: null })
    expect(event?.description).toContain("QQ1-9ZZ")
  })

  it("keeps answers to itself that are not for calendars, and of a file shows the name", () => {
    const questions = [
      {
        ...plainQuestion,
        id: "health",
        label: "Health",
        shownIn: { mails: true, calendar: false },
      },
      { ...plainQuestion, id: "plan", label: "Plan", kind: "file" as const },
    ]
    const file = { fileId: "id-of-file", filename: "a <b>.pdf", bytes: 3, contentType: "text/html" }
    const answers = { health: "Secret", plan: file }
    const content = { ...booking.content, questions }
    const { description } = wantedEvent(facts([{ ...confirmed, content, answers }]), text)!
    expect(description).toContain("Plan: a ‹b›.pdf")
    expect(description).not.toMatch(/Secret|Health|id-of-file/)
  })

  it("shows answers, notes and the way into the admin, with nothing that a calendar takes for HTML", () => {
    const content = {
      ...booking.content,
      questions: [
        {
          ...plainQuestion,
          id: "topic",
          label: "Topic",
          kind: "choice" as const,
          options: [],
          required: true,
        },
        {
          ...plainQuestion,
          id: "empty",
          label: "Unasked",
          kind: "text" as const,
          options: [],
          required: false,
        },
      ],
    }
    const answers = { topic: ["<a href=//x>One</a>", "Two"], empty: "" }
    const notes = "<script>alert(1)</script>"
    const event = wantedEvent(facts([{ ...confirmed, content, answers, notes }]), text)
    expect(event?.description).toBe(
      [
        "Client: Grace Hopper (grace@example.org)",
        "Booking: KX7-2PM",
        "Topic: ‹a href=//x›One‹/a›, Two",
        "Notes: ‹script›alert(1)‹/script›",
        "",
        `https://book.example/admin/bookings/${booking.id}`,
      ].join("\n"),
    )
  })
})

describe("the fingerprint of an event", () => {
  const event = wantedEvent(facts([confirmed]), text)

  it("names its kind and times in clear and nobody's data", () => {
    const fingerprint = fingerprintOf(event)
    expect(fingerprint).toMatch(
      /^confirmed\|2026-12-03T13:00:00.000Z\|2026-12-03T13:30:00.000Z\|[\w-]{22}$/,
    )
    expect(timesOfFingerprint(fingerprint)).toEqual({ startsAt: at("13:00"), endsAt: at("13:30") })
    expect(fingerprintOf(null)).toBe("removed")
    expect(timesOfFingerprint("removed")).toBeNull()
    expect(timesOfFingerprint(null)).toBeNull()
  })

  it("differs whenever anything that is written differs", () => {
    const changes = [
      { status: "tentative" as const },
      { summary: "Another" },
      { description: "Another" },
      { location: "Another" },
      { startsAt: at("12:00") },
      { endsAt: at("14:00") },
      { timeZone: "Europe/Paris" },
      { attendee: null },
      { attendee: { email: "grace@example.org", name: "Another" } },
    ]
    const all = changes.map((change) => fingerprintOf({ ...event!, ...change }))
    expect(new Set([...all, fingerprintOf(event)]).size).toBe(changes.length + 1)
  })
})
