import { calendarOf, type ApiCall } from "./call.ts"
import { liesWithin, instantOfEventTime } from "./event-time.ts"
import { findEvent, singleEventsOf } from "./find-event.ts"
import {
  accessTooSmall,
  fullSyncRequired,
  GoogleProblem,
  invalid,
  notFound,
} from "./google-problem.ts"
import { readMark, writeMark } from "./page-mark.ts"
import { readQuery, type Query } from "./read-query.ts"
import { etagOf, showEvent } from "./show-event.ts"
import type { StoredCalendar, StoredEvent } from "./state.ts"

/** A list that was narrowed by one of these can neither continue from nor lead to a sync token. */
const NOT_WITH_SYNC = [
  "iCalUID",
  "orderBy",
  "privateExtendedProperty",
  "q",
  "sharedExtendedProperty",
  "timeMin",
  "timeMax",
  "updatedMin",
]

const YEAR_MS = 366 * 86_400_000

/** `events.list`, with pages, expansion of series, filters and sync tokens. */
export function listEvents(call: ApiCall): Response {
  const { calendar, accessRole, caller } = calendarOf(call)
  if (accessRole === "freeBusyReader") throw accessTooSmall("reader")
  const query = readQuery(call)
  const narrowed = NOT_WITH_SYNC.some((name) => call.url.searchParams.has(name))
  const syncToken = query.text("syncToken")
  if (syncToken !== undefined && narrowed) {
    throw invalid("Sync token cannot be combined with the other filters of this request.")
  }
  const since = syncToken === undefined ? null : revisionOf(syncToken, call, calendar)
  const single = query.flag("singleEvents")
  if (query.text("orderBy") === "startTime" && !single) {
    throw invalid("The requested ordering is not available for the particular query.")
  }
  const from = query.instant("timeMin")
  const to = query.instant("timeMax")
  if (from && to && from >= to) {
    throw new GoogleProblem(400, "timeRangeEmpty", "The specified time range is empty.", {
      domain: "calendar",
    })
  }
  const until = to ?? new Date(Math.max(from?.getTime() ?? 0, call.now.getTime()) + 2 * YEAR_MS)
  const events = (single ? singleEventsOf(calendar, until) : calendar.events)
    .filter((event) => liesWithin(event, calendar.timeZone, from, to))
    .filter((event) => since === null || event.revision > since)
    .filter((event) => isWanted(event, query, since !== null))
  sortEvents(events, query.text("orderBy"), calendar)

  const size = query.count("maxResults", 250, 2500)
  const asked = new URLSearchParams(call.url.search)
  asked.delete("pageToken")
  const first = readMark(query.text("pageToken"), asked.toString())
  const last = first + size >= events.length
  const page = events.slice(first, first + size)
  const view = {
    account: caller.email,
    origin: call.origin,
    timeZone: query.text("timeZone"),
    maxAttendees: query.count("maxAttendees", Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  }
  return Response.json({
    kind: "calendar#events",
    etag: etagOf(call.state.revision),
    summary: calendar.summary,
    updated: call.now.toISOString(),
    timeZone: query.text("timeZone") ?? calendar.timeZone,
    accessRole,
    defaultReminders: [],
    ...(last ? {} : { nextPageToken: writeMark(first + size, asked.toString()) }),
    ...(last && !narrowed
      ? { nextSyncToken: writeMark(call.state.revision, `sync ${calendar.id}`) }
      : {}),
    items: page.map((event) => showEvent(event, calendar, view)),
  })
}

/** `events.get`: a deleted event is still shown, as cancelled. */
export function getEvent(call: ApiCall): Response {
  const { calendar, accessRole, caller } = calendarOf(call)
  if (accessRole === "freeBusyReader") throw accessTooSmall("reader")
  const query = readQuery(call)
  const event = findEvent(calendar, call.eventId)
  if (!event) throw notFound()
  const shown = showEvent(event, calendar, {
    account: caller.email,
    origin: call.origin,
    timeZone: query.text("timeZone"),
    maxAttendees: query.count("maxAttendees", Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  })
  return Response.json(shown, { headers: { etag: shown.etag } })
}

function revisionOf(syncToken: string, call: ApiCall, calendar: StoredCalendar): number {
  let revision: number
  try {
    revision = readMark(syncToken, `sync ${calendar.id}`)
  } catch {
    throw fullSyncRequired()
  }
  if (revision < call.state.oldestSyncRevision) throw fullSyncRequired()
  return revision
}

function isWanted(event: StoredEvent, query: Query, syncing: boolean): boolean {
  if (event.status === "cancelled" && !syncing && !query.flag("showDeleted")) return false
  const uid = query.text("iCalUID")
  if (uid !== undefined && uid !== event.iCalUID) return false
  const updatedMin = query.instant("updatedMin")
  if (updatedMin && new Date(event.updated) < updatedMin) return false
  const types = query.texts("eventTypes")
  if (types.length && !types.includes("default")) return false
  const has = (properties: Record<string, string>) => (constraint: string) => {
    const cut = constraint.indexOf("=")
    return properties[constraint.slice(0, cut)] === constraint.slice(cut + 1)
  }
  if (!query.texts("privateExtendedProperty").every(has(event.privateProperties))) return false
  if (!query.texts("sharedExtendedProperty").every(has(event.sharedProperties))) return false
  const words = query.text("q")?.toLowerCase()
  return (
    words === undefined ||
    JSON.stringify([event.plain, event.attendees]).toLowerCase().includes(words)
  )
}

function sortEvents(
  events: StoredEvent[],
  orderBy: string | undefined,
  calendar: StoredCalendar,
): void {
  if (orderBy === "updated") events.sort((a, b) => a.revision - b.revision)
  else if (orderBy === "startTime") {
    const startOf = (event: StoredEvent) =>
      instantOfEventTime(event.start, calendar.timeZone).getTime()
    events.sort((a, b) => startOf(a) - startOf(b))
  }
}
