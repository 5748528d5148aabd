import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { eventAnswer } from "./answers.ts"
import { eventBody, writtenEvent } from "./event-body.ts"
import { readAnswer, type SendToGoogle } from "./request.server.ts"

type EventCalls = Pick<CalendarPort, "getEvent" | "insertEvent" | "patchEvent" | "deleteEvent">

/** Our mail is the one invitation, so Google tells nobody. */
const QUIETLY = { sendUpdates: "none" }

const pathOf = (calendarExternalId: string, eventExternalId?: string) =>
  `/calendars/${encodeURIComponent(calendarExternalId)}/events` +
  (eventExternalId === undefined ? "" : `/${encodeURIComponent(eventExternalId)}`)

const isGone = (error: unknown) => error instanceof ProviderFailure && error.kind === "not-found"

/** `events.get`, `.insert`, `.patch` and `.delete`. */
export function eventCalls(send: SendToGoogle): EventCalls {
  return {
    async getEvent(accessToken, event, options) {
      const path = pathOf(event.calendarExternalId, event.eventExternalId)
      try {
        const answer = await send(accessToken, { method: "GET", path }, options)
        return writtenEvent(readAnswer(answer, eventAnswer))
      } catch (error) {
        if (isGone(error)) return null
        throw error
      }
    },

    async insertEvent(accessToken, calendarExternalId, event, options) {
      const path = pathOf(calendarExternalId)
      const body = { id: event.externalId, ...eventBody(event, "insert") }
      const request = { method: "POST" as const, path, query: QUIETLY, body }
      return writtenEvent(readAnswer(await send(accessToken, request, options), eventAnswer))
    },

    async patchEvent(accessToken, calendarExternalId, event, etag, options) {
      const path = pathOf(calendarExternalId, event.externalId)
      const body = eventBody(event, "patch")
      const request = { method: "PATCH" as const, path, query: QUIETLY, body, ifMatch: etag }
      return writtenEvent(readAnswer(await send(accessToken, request, options), eventAnswer))
    },

    async deleteEvent(accessToken, event, options) {
      const path = pathOf(event.calendarExternalId, event.eventExternalId)
      try {
        await send(accessToken, { method: "DELETE", path, query: QUIETLY }, options)
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },
  }
}
