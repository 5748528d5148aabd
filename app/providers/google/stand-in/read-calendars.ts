import { calendarOf, callerOf, type ApiCall } from "./call.ts"
import { readMark, writeMark } from "./page-mark.ts"
import { readQuery } from "./read-query.ts"
import { etagOf } from "./show-event.ts"
import type { AccessRole, StandInState, StoredCalendar } from "./state.ts"

const ROLES: AccessRole[] = ["freeBusyReader", "reader", "writer", "owner"]

type Entry = StandInState["accounts"][number]["calendars"][number]

/** `calendarList.list`: the calendars on the account's list. */
export function listCalendars(call: ApiCall): Response {
  const caller = callerOf(call)
  const query = readQuery(call)
  const least = ROLES.indexOf((query.text("minAccessRole") ?? "freeBusyReader") as AccessRole)
  const account = call.state.accounts.find(({ email }) => email === caller.email)
  const entries = (account?.calendars ?? []).flatMap((entry) => {
    const calendar = call.state.calendars.find(({ id }) => id === entry.id)
    return calendar && ROLES.indexOf(entry.accessRole) >= least ? [{ entry, calendar }] : []
  })
  const size = query.count("maxResults", 100, 250)
  const asked = new URLSearchParams(call.url.search)
  asked.delete("pageToken")
  const first = readMark(query.text("pageToken"), asked.toString())
  const isLast = first + size >= entries.length
  return Response.json({
    kind: "calendar#calendarList",
    etag: etagOf(call.state.revision),
    ...(isLast ? {} : { nextPageToken: writeMark(first + size, asked.toString()) }),
    items: entries
      .slice(first, first + size)
      .map(({ entry, calendar }) => showEntry(entry, calendar)),
  })
}

/** `calendarList.get` */
export function getListEntry(call: ApiCall): Response {
  readQuery(call)
  const { calendar, accessRole, caller } = calendarOf(call)
  const primary = calendar.id === caller.email
  return Response.json(showEntry({ id: calendar.id, accessRole, primary }, calendar))
}

/** `calendars.get` */
export function getCalendar(call: ApiCall): Response {
  readQuery(call)
  const { calendar } = calendarOf(call)
  return Response.json({
    kind: "calendar#calendar",
    etag: etagOf(1),
    id: calendar.id,
    summary: calendar.summary,
    timeZone: calendar.timeZone,
  })
}

function showEntry(entry: Entry, calendar: StoredCalendar) {
  return {
    kind: "calendar#calendarListEntry",
    etag: etagOf(1),
    id: calendar.id,
    summary: calendar.summary,
    timeZone: calendar.timeZone,
    colorId: "14",
    backgroundColor: "#9fe1e7",
    foregroundColor: "#000000",
    selected: true,
    accessRole: entry.accessRole,
    defaultReminders: [],
    ...(entry.primary ? { primary: true } : {}),
  }
}
