import { type ApiCall } from "./call.ts"
import { notFound } from "./google-problem.ts"
import type { MethodName } from "./method-scopes.ts"
import { queryFreeBusy } from "./query-free-busy.ts"
import { getCalendar, getListEntry, listCalendars } from "./read-calendars.ts"
import { getEvent, listEvents } from "./read-events.ts"
import { changeEvent, deleteEvent, insertEvent } from "./write-events.ts"

type Route = {
  verb: string
  path: RegExp
  method: MethodName
  answer: (call: ApiCall) => Response
}

const LIST = /^\/users\/me\/calendarList$/
const ENTRY = /^\/users\/me\/calendarList\/(?<calendar>[^/]+)$/
const CALENDAR = /^\/calendars\/(?<calendar>[^/]+)$/
const EVENTS = /^\/calendars\/(?<calendar>[^/]+)\/events$/
const EVENT = /^\/calendars\/(?<calendar>[^/]+)\/events\/(?<event>[^/]+)$/

const routes: Route[] = [
  { verb: "GET", path: LIST, method: "calendarList.list", answer: listCalendars },
  { verb: "GET", path: ENTRY, method: "calendarList.get", answer: getListEntry },
  { verb: "GET", path: CALENDAR, method: "calendars.get", answer: getCalendar },
  { verb: "GET", path: EVENTS, method: "events.list", answer: listEvents },
  { verb: "POST", path: EVENTS, method: "events.insert", answer: insertEvent },
  { verb: "GET", path: EVENT, method: "events.get", answer: getEvent },
  {
    verb: "PATCH",
    path: EVENT,
    method: "events.patch",
    answer: (call) => changeEvent(call, "patch"),
  },
  {
    verb: "PUT",
    path: EVENT,
    method: "events.update",
    answer: (call) => changeEvent(call, "update"),
  },
  { verb: "DELETE", path: EVENT, method: "events.delete", answer: deleteEvent },
  { verb: "POST", path: /^\/freeBusy$/, method: "freebusy.query", answer: queryFreeBusy },
]

/**
 * Answers one call below `/calendar/v3`.
 * @param path the rest of the address, as sent
 * @throws GoogleProblem for every answer that is not 2xx
 */
export function answerApiCall(
  verb: string,
  path: string,
  about: Omit<ApiCall, "method" | "calendarId" | "eventId">,
): Response {
  for (const route of routes) {
    const match = route.verb === verb ? route.path.exec(path) : null
    if (!match) continue
    const calendarId = decoded(match.groups?.["calendar"])
    const eventId = decoded(match.groups?.["event"])
    return route.answer({ ...about, method: route.method, calendarId, eventId })
  }
  throw notFound()
}

function decoded(part = ""): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw notFound()
  }
}
