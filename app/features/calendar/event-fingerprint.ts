import { createHash } from "node:crypto"
import type { CalendarEventDraft } from "#app/providers/calendar-port.ts"

export type WantedEvent = Omit<CalendarEventDraft, "externalId">

/** What is written of an event that is not wanted. */
export const REMOVED = "removed"

/**
 * What an event says, in one line that differs when any of it does. Its kind and times stand in clear, for
 * the reconciler and for telling what the host changed; the rest, which names the client, is hashed.
 */
export function fingerprintOf(event: WantedEvent | null): string {
  if (!event) return REMOVED
  const { status, startsAt, endsAt, ...rest } = event
  const texts = [rest.summary, rest.description, rest.location, rest.timeZone]
  const owner = [rest.attendee?.email, rest.attendee?.name, rest.bookingMeetingId]
  const hash = createHash("sha256").update(JSON.stringify([texts, owner, rest.installationId]))
  const kind = status === "confirmed" ? "confirmed" : "held"
  return [
    kind,
    startsAt.toISOString(),
    endsAt.toISOString(),
    hash.digest("base64url").slice(0, 22),
  ].join("|")
}

/** The times in a fingerprint; null when nothing was written, or the event was removed. */
export function timesOfFingerprint(
  fingerprint: string | null,
): { startsAt: Date; endsAt: Date } | null {
  const [, startsAt, endsAt] = fingerprint?.split("|") ?? []
  return startsAt && endsAt ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) } : null
}
