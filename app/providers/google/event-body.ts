import type { CalendarEventDraft, WrittenEvent } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { EventAnswer } from "./answers.ts"

/** Private extended properties: kept with this calendar's copy of an event, never shown to guests. */
export const INSTALLATION_PROPERTY = "holdfastInstallation"
export const MEETING_PROPERTY = "holdfastMeeting"

/**
 * The members of Google's Event that a draft decides. Absent texts are sent empty and an absent
 * attendee as an empty list, so that a change clears what an earlier version had; a change also clears
 * the date of an event that somebody made last all day, which would clash with its time.
 */
export function eventBody(draft: CalendarEventDraft, use: "insert" | "patch") {
  const time = (instant: Date) => ({
    ...(use === "patch" ? { date: null } : {}),
    dateTime: instant.toISOString(),
    timeZone: draft.timeZone,
  })
  return {
    status: draft.status,
    summary: draft.summary,
    description: draft.description,
    location: draft.location,
    start: time(draft.startsAt),
    end: time(draft.endsAt),
    transparency: "opaque",
    guestsCanInviteOthers: false,
    attendees: draft.attendee
      ? [{ email: draft.attendee.email, displayName: draft.attendee.name }]
      : [],
    extendedProperties: {
      private: {
        [INSTALLATION_PROPERTY]: draft.installationId,
        [MEETING_PROPERTY]: draft.bookingMeetingId,
      },
    },
  }
}

/**
 * Google's Event as the product knows it.
 * @throws ProviderFailure `not-found` when it is cancelled, which is how Google shows a deleted one
 */
export function writtenEvent(event: EventAnswer): WrittenEvent {
  if (event.status === "cancelled") {
    throw new ProviderFailure({ provider: "google", kind: "not-found", reason: "cancelled" })
  }
  const properties = event.extendedProperties?.private
  return {
    externalId: event.id,
    etag: event.etag,
    icalUid: event.iCalUID ?? icalUidFor(event.id),
    status: event.status,
    htmlLink: event.htmlLink ?? null,
    startsAt: event.start?.dateTime ? new Date(event.start.dateTime) : null,
    endsAt: event.end?.dateTime ? new Date(event.end.dateTime) : null,
    attendeeEmails: (event.attendees ?? []).flatMap(({ email }) => email ?? []),
    bookingMeetingId: properties?.[MEETING_PROPERTY] ?? null,
    installationId: properties?.[INSTALLATION_PROPERTY] ?? null,
  }
}

/**
 * An event id made of the meeting, the host and the attempt. Google allows the letters a to v and the
 * digits, 5 to 1024 of them (Calendar API, `events.insert`); UUIDs without dashes are such.
 */
export function eventIdFor(meetingId: string, hostId: string, attempt: number): string {
  return `${meetingId}${hostId}t${attempt}`.toLowerCase().replaceAll("-", "")
}

/** Google gives an event that was inserted with an id of ours the UID `<id>@google.com`. */
export function icalUidFor(eventExternalId: string): string {
  return `${eventExternalId}@google.com`
}
