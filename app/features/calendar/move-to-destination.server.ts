import type { Runtime } from "#app/runtime.server.ts"
import { listDestinations } from "./destination.server.ts"
import type { EventRow } from "./find-event.server.ts"
import { keepEvent } from "./keep-event.server.ts"

/**
 * The calendar that held an event was disconnected: where the host has connected another, it goes there,
 * under the id it had, so that its UID stays the one in the client's mail.
 * @returns false when there is no other
 */
export async function moveToDestination(row: EventRow, { db }: Runtime): Promise<boolean> {
  const [destination] = await listDestinations(db, [row.hostId])
  if (!destination || destination.calendarId === row.calendarId) return false
  await keepEvent(db, row, {
    calendarId: destination.calendarId,
    presence: "none",
    etag: null,
    writtenFingerprint: null,
    changedThereAt: null,
  })
  return true
}
