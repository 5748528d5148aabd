import { readRecurrence } from "./recurrence.ts"
import { GoogleProblem, invalid } from "./google-problem.ts"
import { checkTimeRange, plainNames, readEventTime, type SentEvent } from "./sent-event.ts"
import type { EventTime, StoredCalendar, StoredEvent } from "./state.ts"

type Draft = Omit<StoredEvent, "revision" | "updated">

/** An event as first sent. @throws GoogleProblem for what Google would refuse */
export function newEvent(
  sent: SentEvent,
  about: { id: string; calendar: StoredCalendar; creatorEmail: string; now: Date },
): Draft {
  if (sent.status === "cancelled") throw invalid("Invalid value for: status")
  const empty: Draft = {
    id: about.id,
    iCalUID: sent.iCalUID ?? `${about.id}@google.com`,
    status: "confirmed",
    created: about.now.toISOString(),
    sequence: sent.sequence ?? 0,
    creatorEmail: about.creatorEmail,
    start: {},
    end: {},
    attendees: [],
    privateProperties: {},
    sharedProperties: {},
    recurrence: [],
    plain: {},
  }
  return mergeEvent(empty, sent, { calendar: about.calendar, keepRest: false })
}

/**
 * The event after a change. With `keepRest` absent members stay, `null` clears and objects are merged
 * (Google's patch semantics); lists are replaced. Without it absent members go.
 */
export function mergeEvent(
  event: Draft,
  sent: SentEvent,
  { calendar, keepRest }: { calendar: StoredCalendar; keepRest: boolean },
): Draft {
  const plain: Record<string, unknown> = keepRest ? { ...event.plain } : {}
  for (const name of plainNames) {
    const value = sent[name]
    if (value === null || value === "") delete plain[name]
    else if (value !== undefined) plain[name] = value
  }
  const before = (time: EventTime) => (keepRest ? time : undefined)
  const start = timeAfter(before(event.start), sent.start, "start", calendar.timeZone)
  const end = timeAfter(before(event.end), sent.end, "end", calendar.timeZone)
  checkTimeRange(start, end)
  const recurrence = sent.recurrence ?? (keepRest ? event.recurrence : [])
  readRecurrence(recurrence)
  const status = sent.status ?? (keepRest ? event.status : "confirmed")
  const moved = JSON.stringify([start, end, status]) !== JSON.stringify(whenAndState(event))
  const isNew = event.start.date === undefined && event.start.dateTime === undefined
  const sequence = isNew ? event.sequence : event.sequence + (moved ? 1 : 0)
  if (!isNew && sent.sequence != null && sent.sequence < event.sequence) {
    throw new GoogleProblem(
      400,
      "invalid",
      "Invalid sequence value. The specified sequence number is below the current sequence number of the resource. Re-fetch the resource and use its sequence number on the following request.",
    )
  }
  return {
    ...event,
    status,
    start,
    end,
    recurrence,
    sequence: Math.max(sequence, sent.sequence ?? 0),
    plain,
    attendees: attendeesAfter(event, sent, keepRest),
    privateProperties: propertiesAfter(
      event.privateProperties,
      sent.extendedProperties?.private,
      keepRest,
    ),
    sharedProperties: propertiesAfter(
      event.sharedProperties,
      sent.extendedProperties?.shared,
      keepRest,
    ),
  }
}

const whenAndState = (event: Draft) => [event.start, event.end, event.status]

function timeAfter(
  before: EventTime | undefined,
  sent: SentEvent["start"],
  name: "start" | "end",
  calendarTimeZone: string,
): EventTime {
  if (sent === undefined && before) return before
  return readEventTime(sent ? { ...before, ...sent } : sent, name, calendarTimeZone)
}

function attendeesAfter(event: Draft, sent: SentEvent, keepRest: boolean): Draft["attendees"] {
  if (sent.attendees === undefined && keepRest) return event.attendees
  return (sent.attendees ?? []).map((attendee) => {
    const { id: _id, self: _self, organizer: _organizer, email, responseStatus, ...rest } = attendee
    const given = Object.entries(rest).filter(([, value]) => value != null)
    return { ...Object.fromEntries(given), email, responseStatus: responseStatus ?? "needsAction" }
  })
}

function propertiesAfter(
  before: Record<string, string>,
  sent: Record<string, string | null> | null | undefined,
  keepRest: boolean,
): Record<string, string> {
  if (sent === null) return {}
  const merged = { ...(keepRest ? before : {}), ...sent }
  const kept = Object.entries(merged).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  )
  return Object.fromEntries(kept)
}
