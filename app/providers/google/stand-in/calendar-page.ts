import { wallTimeOf } from "#app/providers/wall-time.ts"
import { addEvent, changeEventByForm, removeEvent } from "./calendar-forms.ts"
import type { ConsentCall } from "./consent.ts"
import { eventFields, eventPage } from "./event-page.ts"
import { dayName, dayRow } from "./day-row.ts"
import { html } from "./html.ts"
import { page, problemPage } from "./page.ts"
import type { StandInState } from "./state.ts"
import { daysLater, mondayOf, mondayOfLastChange, weekOf } from "./week.ts"

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
  const asked = url.searchParams.get("week")
  const monday =
    asked === null ? mondayOfLastChange(calendars, now, timeZone) : mondayOf(asked, now, timeZone)
  const today = wallTimeOf(now, timeZone).slice(0, 10)
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
        <a href="${at(today)}">This week</a>
        <a href="${at(daysLater(monday, 7))}">Week after</a>
      </nav>
    </div>
    <ol class="week">
      ${days.map((day) => dayRow(day, timeZone, today))}
    </ol>
    <form method="post" action="/google/calendar/add" class="card fields">
      <h2>Add an event</h2>
      ${eventFields(
        written.map(({ id }) => id),
        { date: today > monday && today < daysLater(monday, 7) ? today : monday, timeZone },
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
