import { wallTimeOf } from "#app/providers/wall-time.ts"
import type { ConsentCall } from "./consent.ts"
import { instantOfEventTime } from "./event-time.ts"
import { findEvent } from "./find-event.ts"
import { guestLine } from "./guest-line.ts"
import { html, type Html } from "./html.ts"
import { page, problemPage } from "./page.ts"
import { etagOf } from "./show-event.ts"
import type { StoredEvent } from "./state.ts"

type Filled = { date: string; timeZone: string; event?: StoredEvent; start?: string; end?: string }

/** The fields of an event's form: wall times of the calendar's zone. */
export function eventFields(calendarIds: string[], filled: Filled): Html {
  const { event, date, timeZone } = filled
  const isFree = event?.plain["transparency"] === "transparent"
  return html`<label
      >Title <input name="summary" value="${String(event?.plain["summary"] ?? "Busy")}" required
    /></label>
    <div class="pair">
      <label
        >Starts (${timeZone})
        <input
          type="datetime-local"
          name="start"
          value="${filled.start ?? `${date}T09:00`}"
          required
      /></label>
      <label
        >Ends (${timeZone})
        <input type="datetime-local" name="end" value="${filled.end ?? `${date}T10:00`}" required
      /></label>
    </div>
    <div class="pair">
      <label
        >Show as
        <select name="transparency">
          <option value="opaque">Busy</option>
          <option value="transparent" ${isFree ? html`selected` : null}>Free</option>
        </select></label
      >
      ${
        calendarIds.length > 1
          ? html`<label
              >Calendar
              <select name="calendar">
                ${calendarIds.map((id) => html`<option>${id}</option>`)}
              </select></label
            >`
          : html`<input type="hidden" name="calendar" value="${calendarIds[0] ?? ""}" />`
      }
    </div>
    <label class="check"
      ><input
        type="checkbox"
        name="allDay"
        value="yes"
        ${event?.start.date ? html`checked` : null}
      />All day, from the first date to the last</label
    >`
}

/** One event to move, change or delete; the address is the event's `htmlLink`. */
export function eventPage(call: ConsentCall, error: string | null): Response {
  const calendarId = call.url.searchParams.get("calendar")
  const calendar = call.state.calendars.find(({ id }) => id === calendarId)
  const event = calendar ? findEvent(calendar, call.url.searchParams.get("event") ?? "") : null
  if (!calendar || !event || event.status === "cancelled") {
    return problemPage(404, "No such event", "It was deleted, or it never was.")
  }
  const { timeZone } = calendar
  const wall = (instant: Date) => wallTimeOf(instant, timeZone).slice(0, 16)
  const start = wall(instantOfEventTime(event.start, timeZone))
  const endsAt = instantOfEventTime(event.end, timeZone)
  const end = wall(event.end.date ? new Date(endsAt.getTime() - 60_000) : endsAt)
  const back = new URLSearchParams({ account: calendar.account, week: start.slice(0, 10) })
  const hidden = html`<input type="hidden" name="calendar" value="${calendar.id}" />
    <input type="hidden" name="event" value="${event.id}" />`
  const body = html`<p><a href="/google/calendar?${back.toString()}">Back to the week</a></p>
    <h1>${String(event.plain["summary"] ?? "(No title)")}</h1>
    <p class="soft">
      ${event.status === "tentative" ? "Tentative: a hold" : "Confirmed"} · ${event.iCalUID} ·
      version ${etagOf(event.revision)} · sequence ${event.sequence}
    </p>
    ${event.attendees.map(guestLine)}
    ${
      typeof event.plain["description"] === "string"
        ? html`<p>${event.plain["description"]}</p>`
        : null
    }
    ${error ? html`<p class="error" role="alert">${error}</p>` : null}
    <form method="post" action="/google/calendar/edit" class="card fields">
      <h2>Move or change</h2>
      ${hidden}
      ${eventFields([calendar.id], { date: start.slice(0, 10), timeZone, event, start, end })}
      <div class="buttons"><button class="go">Save</button></div>
    </form>
    <form method="post" action="/google/calendar/delete" class="card fields">
      <h2>Delete</h2>
      ${hidden}
      <div class="buttons"><button class="danger">Delete event</button></div>
    </form>`
  return page("Event", body, error ? 400 : 200)
}
