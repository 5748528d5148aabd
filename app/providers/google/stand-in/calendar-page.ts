import { addEvent, changeEventByForm, removeEvent } from "./calendar-forms.ts"
import type { ConsentCall } from "./consent.ts"
import { eventFields, eventPage } from "./event-page.ts"
import { html, type Html } from "./html.ts"
import { page, problemPage } from "./page.ts"
import type { StandInState } from "./state.ts"
import { daysLater, mondayOf, weekOf, type Day, type ShownEvent } from "./week.ts"

/** The calendars as a person sees them: `/google/calendar`, an event's own page, and their forms. */
export function answerCalendarPage(path: string, call: ConsentCall): Response {
  const isPost = call.verb === "POST"
  if (path === "/google/calendar/add" && isPost) return addEvent(call)
  if (path === "/google/calendar/edit" && isPost) return changeEventByForm(call)
  if (path === "/google/calendar/delete" && isPost) return removeEvent(call)
  if (path === "/google/calendar/event" && !isPost) return eventPage(call, null)
  if (/^\/google(\/calendar)?\/?$/.test(path) && !isPost) return weekPage(call)
  return problemPage(404, "Nothing here", "This address is not part of the calendar.")
}

function weekPage({ state, now, url }: ConsentCall): Response {
  const wanted = url.searchParams.get("account")
  const account = state.accounts.find(({ email }) => email === wanted) ?? state.accounts[0]
  if (!account) {
    const body = html`<div class="card narrow">
      <h1>No calendar yet</h1>
      <p>An account appears here as soon as somebody connects its calendar and allows it.</p>
    </div>`
    return page("Calendar", body)
  }
  const calendars = calendarsOf(state, account)
  const timeZone = calendars[0]?.timeZone ?? "UTC"
  const monday = mondayOf(url.searchParams.get("week"), now, timeZone)
  const days = weekOf(calendars, monday, timeZone)
  const at = (date: string, email = account.email) =>
    `/google/calendar?${new URLSearchParams({ account: email, week: date }).toString()}`
  const written = account.calendars.filter(({ accessRole }) => /owner|writer/.test(accessRole))
  const body = html`<div class="bar">
      <h1>${account.email}</h1>
      <nav aria-label="Accounts">
        ${state.accounts.map(
          ({ email }) =>
            html`<a
              href="${at(monday, email)}"
              ${email === account.email ? html`aria-current="page"` : null}
              >${email}</a
            >`,
        )}
      </nav>
    </div>
    <div class="bar">
      <p class="soft">Week of ${dayName(monday, { year: "numeric" })}, times in ${timeZone}</p>
      <nav aria-label="Weeks">
        <a href="${at(daysLater(monday, -7))}">Week before</a>
        <a href="/google/calendar?${new URLSearchParams({ account: account.email }).toString()}"
          >This week</a
        >
        <a href="${at(daysLater(monday, 7))}">Week after</a>
      </nav>
    </div>
    <ol class="week">
      ${days.map((day) => dayRow(day, timeZone))}
    </ol>
    <form method="post" action="/google/calendar/add" class="card fields">
      <h2>Add an event</h2>
      ${eventFields(
        written.map(({ id }) => id),
        { date: monday, timeZone },
      )}
      <div class="buttons"><button class="go">Add event</button></div>
    </form>`
  return page(`Calendar of ${account.email}`, body)
}

function calendarsOf(state: StandInState, account: StandInState["accounts"][number]) {
  return account.calendars.flatMap(
    ({ id }) => state.calendars.find((calendar) => calendar.id === id) ?? [],
  )
}

function dayRow({ date, events }: Day, timeZone: string): Html {
  return html`<li>
    <h2><time datetime="${date}">${dayName(date)}</time></h2>
    ${
      events.length
        ? html`<ul class="events">
            ${events.map((shown) => eventRow(shown, timeZone))}
          </ul>`
        : html`<p class="soft">Nothing</p>`
    }
  </li>`
}

function eventRow({ event, calendar, startsAt, endsAt }: ShownEvent, timeZone: string): Html {
  const isFree = event.plain["transparency"] === "transparent"
  const mark = isFree ? "free" : event.status
  const words = { tentative: "Hold", confirmed: "Confirmed", free: "Free", cancelled: "Deleted" }
  const link = new URLSearchParams({ calendar: calendar.id, event: event.id }).toString()
  const times = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" })
  const when = event.start.date ? "All day" : times.formatRange(startsAt, endsAt)
  const place = event.plain["location"]
  return html`<li class="event ${mark}" data-event="${event.id}" data-status="${event.status}">
    <div class="bar">
      <span
        ><span>${when}</span>
        <strong>${String(event.plain["summary"] ?? "(No title)")}</strong></span
      >
      <span class="mark ${mark}">${words[mark]}</span>
    </div>
    ${event.attendees.map(
      ({ email, displayName, responseStatus }) =>
        html`<p class="soft">With ${displayName ?? email} (${email}), ${responseStatus}</p>`,
    )}
    ${typeof place === "string" ? html`<p class="soft">${place}</p>` : null}
    <p class="soft">
      ${calendar.id === calendar.account ? null : html`${calendar.summary} · `}<a
        href="/google/calendar/event?${link}"
        >Move, change or delete</a
      >
    </p>
  </li>`
}

function dayName(date: string, more: Intl.DateTimeFormatOptions = {}): string {
  const shape = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const
  return new Intl.DateTimeFormat("en-GB", { ...shape, ...more }).format(
    new Date(`${date}T00:00:00Z`),
  )
}
