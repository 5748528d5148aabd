import type { CalendarListing, CalendarPort } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { calendarListAnswer } from "./answers.ts"
import { readAnswer, type SendToGoogle } from "./request.server.ts"

/** More pages than any account fills; without an end a broken page token would loop for ever. */
const MOST_PAGES = 40

const ROLES = ["freeBusyReader", "reader", "writer", "owner"] as const

/** `calendarList.list`: every calendar on the account's list, the primary one first. */
export function listCalendars(send: SendToGoogle): CalendarPort["listCalendars"] {
  return async (accessToken, options) => {
    const listings: CalendarListing[] = []
    let pageToken: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = { maxResults: "250", ...(pageToken === undefined ? {} : { pageToken }) }
      const answer = await send(
        accessToken,
        { method: "GET", path: "/users/me/calendarList", query },
        options,
      )
      const { items = [], nextPageToken } = readAnswer(answer, calendarListAnswer)
      for (const item of items) {
        const accessRole = ROLES.find((role) => role === item.accessRole)
        if (item.deleted || !accessRole) continue
        listings.push({
          externalId: item.id,
          name: item.summaryOverride ?? item.summary ?? item.id,
          timeZone: item.timeZone ?? null,
          accessRole,
          primary: item.primary ?? false,
          mayListEvents: accessRole !== "freeBusyReader",
          mayWrite: accessRole === "writer" || accessRole === "owner",
        })
      }
      if (nextPageToken === undefined) {
        return listings.sort((a, b) => Number(b.primary) - Number(a.primary))
      }
      pageToken = nextPageToken
    }
    throw new ProviderFailure({ provider: "google", kind: "unavailable", reason: "too-many-pages" })
  }
}
