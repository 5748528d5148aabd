import type { Runtime } from "#app/runtime.server.ts"
import { REMOVED } from "./event-fingerprint.ts"
import type { SeenEvent } from "./find-event.server.ts"
import { doubtEvent, keepEvent } from "./keep-event.server.ts"
import { withAccessToken } from "./with-access-token.server.ts"

/**
 * Takes an event out of the calendar by its id, whether or not its creation was ever answered. The row says
 * beforehand that we are removing it, so that its absence is never taken for the host's doing.
 */
export async function removeEvent(seen: SeenEvent, runtime: Runtime): Promise<"done" | "again"> {
  const { row, connection, calendarExternalId } = seen
  const removing = { presence: "unknown", writtenFingerprint: REMOVED } as const
  if (!(await keepEvent(runtime.db, row, removing))) return "again"
  const address = { calendarExternalId, eventExternalId: row.externalEventId }
  await withAccessToken(connection, runtime, (accessToken, port) =>
    port.deleteEvent(accessToken, address),
  )
  const syncedAt = await runtime.clock.now(runtime.db)
  const removed = { presence: "removed", etag: null, lastError: null, syncedAt } as const
  if (await keepEvent(runtime.db, { ...row, ...removing }, removed)) return "done"
  await doubtEvent(runtime.db, row)
  return "again"
}
