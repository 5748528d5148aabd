import type { MethodName } from "./method-scopes.ts"
import type { QueryShape } from "./read-query.ts"

const notices = {
  sendUpdates: ["all", "externalOnly", "none"],
  sendNotifications: "flag",
} as const

const writes = {
  ...notices,
  conferenceDataVersion: ["0", "1"],
  maxAttendees: "count",
  supportsAttachments: "flag",
} as const

/** The query parameters each method takes, from Google's discovery document (Calendar v3). */
export const methodQueries = {
  "calendarList.list": {
    maxResults: "count",
    minAccessRole: ["freeBusyReader", "reader", "writer", "owner"],
    pageToken: "text",
    showDeleted: "flag",
    showHidden: "flag",
    showOwnOrganizationOnly: "flag",
  },
  "calendarList.get": {},
  "calendars.get": {},
  "events.list": {
    alwaysIncludeEmail: "flag",
    eventTypes: "texts",
    iCalUID: "text",
    maxAttendees: "count",
    maxResults: "count",
    orderBy: ["startTime", "updated"],
    pageToken: "text",
    privateExtendedProperty: "texts",
    q: "text",
    sharedExtendedProperty: "texts",
    showDeleted: "flag",
    showHiddenInvitations: "flag",
    singleEvents: "flag",
    syncToken: "text",
    timeMax: "instant",
    timeMin: "instant",
    timeZone: "zone",
    updatedMin: "instant",
  },
  "events.get": { alwaysIncludeEmail: "flag", maxAttendees: "count", timeZone: "zone" },
  "events.insert": writes,
  "events.patch": { ...writes, alwaysIncludeEmail: "flag" },
  "events.update": { ...writes, alwaysIncludeEmail: "flag" },
  "events.delete": notices,
  "freebusy.query": {},
} satisfies Record<MethodName, QueryShape>
