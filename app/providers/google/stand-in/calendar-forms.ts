import { dayAfter } from "#app/providers/wall-time.ts"
import { cancelEvent, putEvent } from "./change-event.ts"
import type { ConsentCall } from "./consent.ts"
import { eventPage } from "./event-page.ts"
import { findEvent } from "./find-event.ts"
import { GoogleProblem } from "./google-problem.ts"
import { mergeEvent, newEvent } from "./merge-event.ts"
import { problemPage } from "./page.ts"
import type { SentEvent } from "./sent-event.ts"
import type { StoredCalendar } from "./state.ts"

/** The calendar's owner adds an event by hand. */
export function addEvent(call: ConsentCall): Response {
  const form = new URLSearchParams(call.body)
  const calendar = calendarOf(call, form)
  if (!calendar) return noSuchCalendar()
  const id = Buffer.from(call.random(13)).toString("hex")
  const about = { id, calendar, creatorEmail: calendar.account, now: call.now }
  try {
    putEvent(call.state, calendar, newEvent(sentBy(form, calendar), about), call.now)
  } catch (error) {
    if (!(error instanceof GoogleProblem)) throw error
    return problemPage(400, "This event cannot be added", error.message)
  }
  return toWeek(calendar, form.get("start"))
}

/** The owner moves or changes one by hand, one of ours included. */
export function changeEventByForm(call: ConsentCall): Response {
  const form = new URLSearchParams(call.body)
  const calendar = calendarOf(call, form)
  const event = calendar && findEvent(calendar, form.get("event") ?? "")
  if (!calendar || !event || event.status === "cancelled") return noSuchCalendar()
  try {
    const changed = mergeEvent(event, sentBy(form, calendar), { calendar, keepRest: true })
    putEvent(call.state, calendar, changed, call.now)
  } catch (error) {
    if (!(error instanceof GoogleProblem)) throw error
    const url = new URL(call.url)
    url.search = new URLSearchParams({ calendar: calendar.id, event: event.id }).toString()
    return eventPage({ ...call, url }, error.message)
  }
  return toWeek(calendar, form.get("start"))
}

export function removeEvent(call: ConsentCall): Response {
  const form = new URLSearchParams(call.body)
  const calendar = calendarOf(call, form)
  const event = calendar && findEvent(calendar, form.get("event") ?? "")
  if (!calendar || !event) return noSuchCalendar()
  if (event.status !== "cancelled") cancelEvent(call.state, calendar, event, call.now)
  return toWeek(calendar, event.start.date ?? event.start.dateTime ?? null)
}

function sentBy(form: URLSearchParams, calendar: StoredCalendar): SentEvent {
  const isAllDay = form.get("allDay") === "yes"
  const time = (name: string) => {
    const wall = form.get(name) ?? ""
    if (!isAllDay) return { date: null, dateTime: wall, timeZone: calendar.timeZone }
    const date = wall.slice(0, 10)
    const isDate = !Number.isNaN(Date.parse(date))
    return {
      date: name === "end" && isDate ? dayAfter(date) : date,
      dateTime: null,
      timeZone: null,
    }
  }
  return {
    summary: form.get("summary") ?? "",
    start: time("start"),
    end: time("end"),
    transparency: form.get("transparency") === "transparent" ? "transparent" : "opaque",
  }
}

const calendarOf = ({ state }: ConsentCall, form: URLSearchParams) =>
  state.calendars.find(({ id }) => id === form.get("calendar"))

const noSuchCalendar = () => problemPage(404, "No such event", "It was deleted, or it never was.")

function toWeek(calendar: StoredCalendar, day: string | null): Response {
  const query = new URLSearchParams({ account: calendar.account, week: (day ?? "").slice(0, 10) })
  const location = `/google/calendar?${query.toString()}`
  return new Response(null, { status: 303, headers: { location } })
}
