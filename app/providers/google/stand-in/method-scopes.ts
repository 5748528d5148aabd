/** The scopes each method accepts, any one of them, from Google's discovery document (Calendar v3). */

const PREFIX = "https://www.googleapis.com/auth/"
const named = (...names: string[]) => names.map((name) => PREFIX + name)

const writeEvents = named(
  "calendar",
  "calendar.app.created",
  "calendar.events",
  "calendar.events.owned",
)
const readEvents = [
  ...writeEvents,
  ...named(
    "calendar.events.freebusy",
    "calendar.events.owned.readonly",
    "calendar.events.public.readonly",
    "calendar.events.readonly",
    "calendar.readonly",
  ),
]
const readCalendarList = named(
  "calendar",
  "calendar.calendarlist",
  "calendar.calendarlist.readonly",
  "calendar.readonly",
)

export const methodScopes = {
  "calendarList.list": readCalendarList,
  "calendarList.get": [...readCalendarList, ...named("calendar.app.created")],
  "calendars.get": named(
    "calendar",
    "calendar.app.created",
    "calendar.calendars",
    "calendar.calendars.readonly",
    "calendar.readonly",
  ),
  "events.list": readEvents,
  "events.get": readEvents,
  "events.insert": writeEvents,
  "events.patch": writeEvents,
  "events.update": writeEvents,
  "events.delete": writeEvents,
  "freebusy.query": named(
    "calendar",
    "calendar.events.freebusy",
    "calendar.freebusy",
    "calendar.readonly",
  ),
} satisfies Record<string, string[]>

export type MethodName = keyof typeof methodScopes

/** These reach only calendars that the account owns. */
export const OWNED_ONLY = new Set(
  named("calendar.events.owned", "calendar.events.owned.readonly", "calendar.app.created"),
)

/** Every scope the consent page can be asked for, with the words people see there. */
export const scopeTexts: Record<string, string> = {
  [`${PREFIX}calendar`]: "See, edit, share and permanently delete all the calendars you can access",
  [`${PREFIX}calendar.readonly`]: "See and download any calendar you can access",
  [`${PREFIX}calendar.calendarlist`]: "See, add and remove calendars you are subscribed to",
  [`${PREFIX}calendar.calendarlist.readonly`]: "See the list of calendars you are subscribed to",
  [`${PREFIX}calendar.events`]: "View and edit events on all your calendars",
  [`${PREFIX}calendar.events.readonly`]: "View events on all your calendars",
  [`${PREFIX}calendar.events.owned`]: "See, create, change and delete events on calendars you own",
  [`${PREFIX}calendar.events.freebusy`]: "See the availability on calendars you have access to",
  [`${PREFIX}calendar.freebusy`]: "View your availability in your calendars",
}
