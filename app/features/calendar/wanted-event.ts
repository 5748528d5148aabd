import type { KeptAnswer } from "#db/schema/bookings.ts"
import { absolute, paths } from "#app/paths.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { Translate } from "#app/messages/translate.ts"
import { givenAnswers } from "#app/features/booking/given-answers.ts"
import { placeName } from "#app/features/page/place-name.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import type { WantedEvent } from "./event-fingerprint.ts"

export type EventBooking = {
  id: string
  hostId: string
  state: string
  reference: string
  clientName: string
  clientEmail: string
  icalUid: string
  notes: string
  answers: Record<string, KeptAnswer>
  hostTimeZone: string
  confirmedAt: Date | null
  canceledAt: Date | null
  content: PageContent
}

export type EventFacts = {
  meeting: { id: string; startsAt: Date; endsAt: Date; capacity: number }
  hostId: string
  /** The UID that the event has at the provider. */
  icalUid: string | null
  bookings: EventBooking[]
  installationId: string
  appUrl: string
}

const HELD = new Set(["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"])

/** Paid for or free, and not called off. A goodwill refund after the meeting takes nothing back. */
function isConfirmed({ state, confirmedAt, canceledAt }: EventBooking): boolean {
  if (state === "REFUNDED") return confirmedAt !== null && canceledAt === null
  return state === "CONFIRMED" || state === "COMPLETED"
}

/**
 * What a host's calendar should say of a meeting as it is now; null when it should say nothing. A hold names
 * no client and invites nobody. A confirmed event has the client as attendee in the first host's calendar
 * when there is one seat: with seats, clients would read each other's names.
 *
 * @param text the organizer's language
 */
export function wantedEvent(facts: EventFacts, text: Translate): WantedEvent | null {
  const confirmed = facts.bookings.filter(isConfirmed)
  const booking = confirmed[0] ?? facts.bookings.find(({ state }) => HELD.has(state))
  if (!booking) return null
  const { meeting } = facts
  const event = {
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    timeZone: booking.hostTimeZone,
    bookingMeetingId: meeting.id,
    installationId: facts.installationId,
  }
  const title = plain(oneLine(booking.content.title))
  if (confirmed.length === 0) {
    const link = absolute(facts.appUrl, paths.adminBooking(booking.id))
    return {
      ...event,
      status: "tentative",
      summary: text("calendars.event.hold", { page: title }),
      description: [text("calendars.event.holdText"), link].join("\n\n"),
      location: "",
      attendee: null,
    }
  }
  const isAlone = meeting.capacity === 1
  const name = plain(oneLine(booking.clientName, 100))
  return {
    ...event,
    status: "confirmed",
    summary: isAlone ? text("calendars.event.confirmed", { page: title, client: name }) : title,
    description: confirmed.map((one) => describe(one, facts.appUrl, text)).join("\n\n\n"),
    location: plain(oneLine(placesOf(confirmed, text), 500)),
    attendee: invites(booking, facts) ? { email: booking.clientEmail, name } : null,
  }
}

/** Where it takes place: with seats, each client may have chosen another place. */
function placesOf(confirmed: readonly EventBooking[], text: Translate): string {
  const places = confirmed.map(
    ({ content: { location } }) => location.url ?? placeName(location, text),
  )
  return [...new Set(places)].filter((place) => place !== "").join(" · ")
}

/**
 * With one seat, in the leading host's calendar, and only while mail and calendar name the same UID: after
 * a change of host a second copy would stand in the client's calendar.
 */
function invites(booking: EventBooking, { meeting, hostId, icalUid }: EventFacts): boolean {
  return meeting.capacity === 1 && booking.hostId === hostId && booking.icalUid === icalUid
}

/** A booking in the words of the event's description: who, what they answered, where to look it up. */
function describe(booking: EventBooking, appUrl: string, text: Translate): string {
  const answers = givenAnswers(booking.content.questions, booking.answers)
    .filter(({ question }) => question.shownIn.calendar)
    .map(({ question, value }) => `${plain(question.label)}: ${plain(value)}`)
  const who = `${plain(oneLine(booking.clientName, 100))} (${booking.clientEmail})`
  const facts = [
    text("calendars.event.client", { client: who }),
    text("calendars.event.reference", { reference: booking.reference }),
    ...answers,
    ...(booking.notes ? [text("calendars.event.notes", { notes: plain(booking.notes) })] : []),
  ]
  return [facts.join("\n"), absolute(appUrl, paths.adminBooking(booking.id))].join("\n\n")
}

/** Calendars read descriptions as HTML. Angle quotes look the same and are never a tag. */
function plain(text: string): string {
  return text.slice(0, 4_000).replaceAll("<", "‹").replaceAll(">", "›")
}
