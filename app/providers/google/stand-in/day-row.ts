import { wallTimeOf } from "#app/providers/wall-time.ts"
import { guestLine } from "./guest-line.ts"
import { html, type Html } from "./html.ts"
import type { Day, ShownEvent } from "./week.ts"

/** One day of the week's list, with what touches it. */
export function dayRow({ date, events }: Day, timeZone: string, today: string): Html {
  return html`<li ${date === today ? html`aria-current="date"` : null}>
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
  const [from, to] = [startsAt, endsAt].map((at) => wallTimeOf(at, timeZone).slice(0, 10))
  const times = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    ...(from === to ? {} : { weekday: "short", day: "numeric", month: "short" }),
  })
  const shown = [startsAt, endsAt].map((instant) => times.format(instant)).join(" – ")
  const place = event.plain["location"]
  return html`<li class="event ${mark}" data-event="${event.id}" data-status="${event.status}">
    <div class="bar">
      <span
        ><span>${event.start.date ? "All day" : shown}</span>
        <strong>${String(event.plain["summary"] ?? "(No title)")}</strong></span
      >
      <span class="mark ${mark}">${words[mark]}</span>
    </div>
    ${event.attendees.map(guestLine)}
    ${typeof place === "string" ? html`<p class="soft">${place}</p>` : null}
    <p class="soft">
      ${calendar.id === calendar.account ? null : html`${calendar.summary} · `}<a
        href="/google/calendar/event?${link}"
        >Move, change or delete</a
      >
    </p>
  </li>`
}

/** Such as "Mon 23 Nov". */
export function dayName(date: string, more: Intl.DateTimeFormatOptions = {}): string {
  const shape = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const
  return new Intl.DateTimeFormat("en-GB", { ...shape, ...more }).format(
    new Date(`${date}T00:00:00Z`),
  )
}
