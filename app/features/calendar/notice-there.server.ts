import type { WrittenEvent } from "#app/providers/calendar-port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { timesOfFingerprint } from "./event-fingerprint.ts"
import { findEvent, type SeenEvent } from "./find-event.server.ts"
import { keepEvent } from "./keep-event.server.ts"
import { noteChangedThere } from "./note-changed-there.server.ts"
import { withAccessToken } from "./with-access-token.server.ts"

/** The event as it stands in the calendar; null when it is not there. */
export async function lookUp(seen: SeenEvent, runtime: Runtime): Promise<WrittenEvent | null> {
  const { calendarExternalId, row } = seen
  const address = { calendarExternalId, eventExternalId: row.externalEventId }
  return await withAccessToken(seen.connection, runtime, (token, port) =>
    port.getEvent(token, address),
  )
}

/**
 * Takes over what the calendar holds now. An event that is gone, or stands at another time than we wrote,
 * was changed by the host; colours, answers to the invitation and the like are theirs to change.
 *
 * @param there the event as it is there; null when it is gone
 */
export async function noticeThere(
  seen: SeenEvent,
  there: WrittenEvent | null,
  runtime: Runtime,
): Promise<void> {
  const { row } = seen
  if (there) {
    if (there.etag === row.etag) return
    const isMoved = !standsAsWritten(seen, there)
    if (isMoved && row.changedThereAt === null) {
      await noteChangedThere(seen, "calendar-event-moved", { etag: there.etag }, runtime)
    } else {
      const changedThereAt = isMoved ? row.changedThereAt : null
      await keepEvent(runtime.db, row, { etag: there.etag, changedThereAt })
    }
    return
  }
  // Another run may have removed it because the booking ended: only what is still wanted was deleted there.
  const now = await findEvent(row.id, runtime)
  if (!now?.wanted || now.row.presence !== row.presence || now.row.attempt !== row.attempt) return
  const gone = { presence: "removed", etag: null } as const
  await noteChangedThere({ ...now, row }, "calendar-event-deleted", gone, runtime)
}

function standsAsWritten({ row }: SeenEvent, there: WrittenEvent): boolean {
  const times = timesOfFingerprint(row.writtenFingerprint)
  if (!times) return true
  return (
    there.startsAt?.getTime() === times.startsAt.getTime() &&
    there.endsAt?.getTime() === times.endsAt.getTime()
  )
}
