import type { BusyInterval, CalendarPort } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { eventsAnswer } from "./answers.ts"
import { busyOfEvent } from "./busy-of-event.ts"
import { listFreeBusy } from "./list-free-busy.server.ts"
import { readAnswer, type SendToGoogle } from "./request.server.ts"

/** 100,000 events between two dates; without an end a broken page token would loop for ever. */
const MOST_PAGES = 40

/**
 * Busy times from `events.list` with series expanded, every page of it, so that our own events can be
 * told from others; from `freeBusy.query` where events may not be listed.
 */
export function listBusy(send: SendToGoogle): CalendarPort["listBusy"] {
  return async (accessToken, query, options) => {
    if (!query.mayListEvents) return listFreeBusy(send, accessToken, query, options)
    const busy: BusyInterval[] = []
    let pageToken: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await send(
        accessToken,
        {
          method: "GET",
          path: `/calendars/${encodeURIComponent(query.calendarExternalId)}/events`,
          query: {
            singleEvents: "true",
            timeMin: query.from.toISOString(),
            timeMax: query.to.toISOString(),
            maxResults: "2500",
            // With more attendees than this Google names the owner alone, which is all we look at.
            maxAttendees: "1",
            ...(pageToken === undefined ? {} : { pageToken }),
          },
        },
        options,
      )
      const { items = [], timeZone, nextPageToken } = readAnswer(answer, eventsAnswer)
      try {
        busy.push(...items.flatMap((event) => busyOfEvent(event, timeZone, query.ours) ?? []))
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        throw new ProviderFailure({
          provider: "google",
          kind: "unavailable",
          reason: "unreadable-event",
        })
      }
      if (nextPageToken === undefined) {
        return busy.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      }
      pageToken = nextPageToken
    }
    throw new ProviderFailure({ provider: "google", kind: "unavailable", reason: "too-many-pages" })
  }
}
