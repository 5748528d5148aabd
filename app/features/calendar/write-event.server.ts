import type { CalendarPort, WrittenEvent } from "#app/providers/calendar-port.ts"
import { ProviderFailure, type ProviderFailureKind } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { getCalendarPort } from "./connection.server.ts"
import { REMOVED, type WantedEvent } from "./event-fingerprint.ts"
import type { SeenEvent } from "./find-event.server.ts"
import { doubtEvent, fixIcalUid, keepEvent } from "./keep-event.server.ts"
import { lookUp, noticeThere } from "./notice-there.server.ts"
import { withAccessToken } from "./with-access-token.server.ts"

type Outcome = "done" | "again"

/** The id was used before and there is no such event: perhaps deleted, perhaps not visible yet. */
const USED_BUT_ABSENT = "used-but-absent"

/** Makes the event say what is wanted: created under our id, or changed where it is. */
export async function writeEvent(
  seen: SeenEvent,
  wanted: WantedEvent,
  runtime: Runtime,
): Promise<Outcome> {
  const { row } = seen
  switch (row.presence) {
    case "none": {
      // From here on the event may exist, whatever becomes of the answer.
      const began = { presence: "unknown" } as const
      if (!(await keepEvent(runtime.db, row, began))) return "again"
      return await createEvent({ ...seen, row: { ...row, ...began } }, wanted, runtime)
    }
    case "unknown": {
      const there = await lookUp(seen, runtime)
      return there
        ? await adoptEvent(seen, there, runtime)
        : await createEvent(seen, wanted, runtime)
    }
    case "removed":
      return await beginNextAttempt(seen, runtime)
    default:
      return await changeEvent(seen, wanted, runtime)
  }
}

async function createEvent(
  seen: SeenEvent,
  wanted: WantedEvent,
  runtime: Runtime,
): Promise<Outcome> {
  const { row, calendarExternalId } = seen
  const draft = { ...wanted, externalId: row.externalEventId }
  const written = await unless("exists", () =>
    call(seen, runtime, (token, port) => port.insertEvent(token, calendarExternalId, draft)),
  )
  if (written) return await keepWritten(seen, written, runtime)
  const there = await lookUp(seen, runtime)
  if (there) return await adoptEvent(seen, there, runtime)
  if (row.writtenFingerprint === REMOVED || row.lastError?.includes(USED_BUT_ABSENT)) {
    return await beginNextAttempt(seen, runtime)
  }
  // Google sees some events a moment late: a second event is made only when the first stays away.
  throw failure(seen, USED_BUT_ABSENT)
}

async function changeEvent(
  seen: SeenEvent,
  wanted: WantedEvent,
  runtime: Runtime,
): Promise<Outcome> {
  const { row, calendarExternalId } = seen
  if (row.etag === null) {
    await doubtEvent(runtime.db, row)
    return "again"
  }
  const etag = row.etag
  const draft = { ...wanted, externalId: row.externalEventId }
  const written = await unless(["changed-there", "not-found"], () =>
    call(seen, runtime, (token, port) => port.patchEvent(token, calendarExternalId, draft, etag)),
  )
  if (written) return await keepWritten(seen, written, runtime)
  await noticeThere(seen, await lookUp(seen, runtime), runtime)
  return "again"
}

/** An event that stands there without our having had the answer: known from now on, and made equal next. */
async function adoptEvent(
  { row }: SeenEvent,
  there: WrittenEvent,
  runtime: Runtime,
): Promise<Outcome> {
  await fixIcalUid(runtime.db, row, there.icalUid)
  const presence = there.status === "confirmed" ? "confirmed" : "held"
  await keepEvent(runtime.db, row, { presence, etag: there.etag, writtenFingerprint: null })
  return "again"
}

async function keepWritten(
  { row, wanted, fingerprint }: SeenEvent,
  written: WrittenEvent,
  runtime: Runtime,
): Promise<Outcome> {
  await fixIcalUid(runtime.db, row, written.icalUid)
  const kept = await keepEvent(runtime.db, row, {
    presence: wanted?.status === "confirmed" ? "confirmed" : "held",
    etag: written.etag,
    writtenFingerprint: fingerprint,
    changedThereAt: null,
    lastError: null,
    syncedAt: await runtime.clock.now(runtime.db),
  })
  if (!kept) await doubtEvent(runtime.db, row)
  // What was wanted may have changed while the provider was writing.
  return "again"
}

/** Providers keep the ids of deleted events, so the next one gets another. */
async function beginNextAttempt(seen: SeenEvent, runtime: Runtime): Promise<Outcome> {
  const { row, connection } = seen
  const attempt = row.attempt + 1
  const port = getCalendarPort(runtime, connection.provider)
  const externalEventId = port.eventIdFor(row.meetingId, row.hostId, attempt)
  const next = { attempt, externalEventId, etag: null, writtenFingerprint: null }
  await keepEvent(runtime.db, row, { ...next, presence: "none", lastError: null })
  return "again"
}

function call<T>(
  { connection }: SeenEvent,
  runtime: Runtime,
  work: (accessToken: string, port: CalendarPort) => Promise<T>,
): Promise<T> {
  return withAccessToken(connection, runtime, work)
}

/** Null instead of the failures that are expected. */
async function unless<T>(
  kinds: ProviderFailureKind | readonly ProviderFailureKind[],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProviderFailure && [kinds].flat().includes(error.kind)) return null
    throw error
  }
}

function failure(seen: SeenEvent, reason: string): ProviderFailure {
  return new ProviderFailure({ provider: seen.connection.provider, kind: "unavailable", reason })
}
