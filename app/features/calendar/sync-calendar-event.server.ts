import { eq } from "drizzle-orm"
import { calendarEvents } from "#db/schema/calendars.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { deferOrThrow } from "./defer-job.server.ts"
import { moveToDestination } from "./move-to-destination.server.ts"
import { REMOVED } from "./event-fingerprint.ts"
import { findEvent, type SeenEvent } from "./find-event.server.ts"
import { keepEvent } from "./keep-event.server.ts"
import { meetingQueue, syncKey } from "./owe-calendar-events.server.ts"
import { removeEvent } from "./remove-event.server.ts"
import { writeEvent } from "./write-event.server.ts"

/** More surprises in a row than these, and the queue tries again later. */
const MOST_LOOKS = 8

/**
 * Makes the event in a host's calendar equal to its meeting as it is now: a tentative hold, the confirmed
 * meeting, or nothing. Does nothing when that is already so. It may run twice at once and be killed
 * anywhere: before each call the row says what may have happened, and after each surprise both sides are
 * read again.
 *
 * @throws ProviderFailure when the provider did not answer, so that the queue tries again
 */
export async function syncCalendarEvent(calendarEventId: string, runtime: Runtime): Promise<void> {
  let seen: SeenEvent | null = null
  try {
    for (let look = 0; look < MOST_LOOKS; look++) {
      seen = await findEvent(calendarEventId, runtime)
      if (!seen || (await step(seen, runtime)) === "done") return
    }
    const provider = seen?.connection.provider ?? "calendar"
    throw new ProviderFailure({ provider, kind: "unavailable", reason: "keeps-changing" })
  } catch (error) {
    if (!(error instanceof ProviderFailure) || !seen) throw error
    const lastError = [error.kind, error.reason].filter(Boolean).join(": ")
    await keepLastError(calendarEventId, lastError, runtime)
    const { meetingId } = seen.row
    const key = syncKey(calendarEventId)
    const payload = { calendarEventId }
    const queue = meetingQueue(meetingId)
    await deferOrThrow(error, "sync_calendar_event", payload, key, runtime, queue)
  }
}

async function step(seen: SeenEvent, runtime: Runtime): Promise<"done" | "again"> {
  const { row, wanted, fingerprint, connection } = seen
  if (connection.state === "disconnected" && wanted) {
    if (await moveToDestination(row, runtime)) return "again"
  }
  if (row.presence !== "unknown" && row.writtenFingerprint === fingerprint) {
    if (row.lastError !== null) await keepLastError(row.id, null, runtime)
    return "done"
  }
  if (!wanted && (row.presence === "none" || row.presence === "removed")) {
    const nothing = { presence: "removed", writtenFingerprint: REMOVED, lastError: null } as const
    return (await keepEvent(runtime.db, row, nothing)) ? "done" : "again"
  }
  if (connection.state !== "connected") {
    // Reconnecting owes it again; trying until then would be noise.
    await keepLastError(row.id, `connection-broken: ${connection.state}`, runtime)
    return "done"
  }
  return wanted ? await writeEvent(seen, wanted, runtime) : await removeEvent(seen, runtime)
}

async function keepLastError(id: string, lastError: string | null, { db }: Runtime): Promise<void> {
  await db.update(calendarEvents).set({ lastError }).where(eq(calendarEvents.id, id))
}
