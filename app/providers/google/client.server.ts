import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { checkedBase, createHttp, type HttpSettings } from "#app/providers/http.server.ts"
import { eventIdFor, icalUidFor } from "./event-body.ts"
import { eventCalls } from "./events.server.ts"
import { listBusy } from "./list-busy.server.ts"
import { listCalendars } from "./list-calendars.server.ts"
import { createGoogleOAuth } from "./oauth.server.ts"
import { createSendToGoogle } from "./request.server.ts"

export type GoogleCalendarSettings = {
  clientId: string
  clientSecret: string
  /** Replaces `https://www.googleapis.com`; `/calendar/v3` is added. */
  apiBase?: string | null
  /** Replaces Google's sign-in: `/o/oauth2/v2/auth`, `/token` and `/revoke` are added. */
  oauthBase?: string | null
} & Omit<HttpSettings, "provider">

/**
 * Google Calendar (API v3) as the product's calendar. It keeps no tokens and no state.
 * @throws Error when a base address is neither https nor this machine
 */
export function createGoogleCalendar(settings: GoogleCalendarSettings): CalendarPort {
  const { clientId, clientSecret, apiBase, oauthBase, ...httpSettings } = settings
  const http = createHttp({ ...httpSettings, provider: "google" })
  const oauth = oauthBase ? checkedBase(oauthBase) : null
  const send = createSendToGoogle(http, checkedBase(apiBase ?? "https://www.googleapis.com"))
  return {
    name: "google",
    oauth: createGoogleOAuth(http, {
      clientId,
      clientSecret,
      authorizationUrl: `${oauth ?? "https://accounts.google.com"}/o/oauth2/v2/auth`,
      tokenUrl: `${oauth ?? "https://oauth2.googleapis.com"}/token`,
      revokeUrl: `${oauth ?? "https://oauth2.googleapis.com"}/revoke`,
    }),
    listCalendars: listCalendars(send),
    listBusy: listBusy(send),
    ...eventCalls(send),
    eventIdFor,
    icalUidFor,
  }
}
