import { calendarOf, type ApiCall, type OpenCalendar } from "./call.ts"
import { cancelEvent, putEvent } from "./change-event.ts"
import { findEvent } from "./find-event.ts"
import { accessTooSmall, gone, GoogleProblem, invalid, notFound } from "./google-problem.ts"
import { mergeEvent, newEvent } from "./merge-event.ts"
import { readQuery } from "./read-query.ts"
import { readSentEvent } from "./sent-event.ts"
import { etagOf, showEvent } from "./show-event.ts"
import type { StoredEvent } from "./state.ts"

function openForWriting(call: ApiCall): OpenCalendar {
  const open = calendarOf(call)
  if (open.accessRole !== "owner" && open.accessRole !== "writer") throw accessTooSmall("writer")
  return open
}

/** `events.insert`: an id of the client's choice is accepted once, even when its event was deleted. */
export function insertEvent(call: ApiCall): Response {
  const { calendar, caller } = openForWriting(call)
  readQuery(call)
  const sent = readSentEvent(call.body)
  if (sent.id && sent.iCalUID) throw invalid("Only one of id and iCalUID can be given.")
  if (sent.id && !/^[a-v0-9]{5,1024}$/.test(sent.id)) throw invalid("Invalid resource id value.")
  const id = sent.id ?? Buffer.from(call.random(13)).toString("hex")
  if (calendar.events.some((event) => event.id === id)) {
    throw new GoogleProblem(409, "duplicate", "The requested identifier already exists.")
  }
  const event = newEvent(sent, { id, calendar, creatorEmail: caller.email, now: call.now })
  const stored = putEvent(call.state, calendar, event, call.now)
  mailGuests(call, calendar.id, stored)
  return answerEvent(call, stored, calendar, caller.email)
}

/** `events.patch` merges what is sent into the event; `events.update` replaces the event by it. */
export function changeEvent(call: ApiCall, way: "patch" | "update"): Response {
  const { calendar, caller } = openForWriting(call)
  readQuery(call)
  const sent = readSentEvent(call.body)
  const event = findEvent(calendar, call.eventId)
  if (!event) throw notFound()
  if (event.status === "cancelled") throw gone()
  checkVersion(call, event)
  const changed = mergeEvent(event, sent, { calendar, keepRest: way === "patch" })
  if (changed.status === "cancelled") cancelEvent(call.state, calendar, event, call.now)
  else putEvent(call.state, calendar, changed, call.now)
  const stored = findEvent(calendar, event.id)!
  mailGuests(call, calendar.id, stored)
  return answerEvent(call, stored, calendar, caller.email)
}

/** `events.delete`: 204 once, then 410. */
export function deleteEvent(call: ApiCall): Response {
  const { calendar } = openForWriting(call)
  readQuery(call)
  const event = findEvent(calendar, call.eventId)
  if (!event) throw notFound()
  if (event.status === "cancelled") throw gone()
  checkVersion(call, event)
  cancelEvent(call.state, calendar, event, call.now)
  mailGuests(call, calendar.id, event)
  return new Response(null, { status: 204 })
}

function checkVersion(call: ApiCall, event: StoredEvent): void {
  const wanted = call.headers.get("if-match")
  if (wanted === null || wanted === "*" || wanted === etagOf(event.revision)) return
  throw new GoogleProblem(412, "conditionNotMet", "Precondition Failed")
}

/** Remembers whom Google would have mailed; by default nobody. */
function mailGuests(call: ApiCall, calendarId: string, event: StoredEvent): void {
  const sendUpdates = call.url.searchParams.get("sendUpdates")
  const asked = sendUpdates === null ? null : sendUpdates !== "none"
  if (!(asked ?? call.url.searchParams.get("sendNotifications") === "true")) return
  for (const { email } of event.attendees) {
    call.state.guestMails.push({ calendarId, eventId: event.id, to: email })
  }
}

function answerEvent(
  call: ApiCall,
  event: StoredEvent,
  calendar: OpenCalendar["calendar"],
  account: string,
): Response {
  const shown = showEvent(event, calendar, { account, origin: call.origin })
  return Response.json(shown, { headers: { etag: shown.etag } })
}
