import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { availability } from "./availability.ts"
import { bookableHosts } from "./bookable-hosts.ts"
import type { Slot } from "./input.ts"
import { readCalendars } from "./read-calendars.server.ts"
import { readOffer, rulesOf } from "./read-offer.server.ts"
import { rowsNeeded, type Span } from "./rows-needed.ts"

export type FoundSlots =
  | { kind: "slots"; slots: Slot[]; now: Date }
  /** Without the hosts whose calendars say nothing nobody is left, and what is not known is not free. */
  | { kind: "unreadable"; now: Date }

/**
 * The slots a page offers in a span of epoch milliseconds: three queries, whatever the span and however many
 * hosts. Calendars are read from the cache; one that was not read lately is asked now, within its short time.
 * @param withoutBooking one's own booking, which may move onto its own time
 * @param pickedHostId whom the client picked, where a page lets them
 */
export async function findSlots(
  page: ShownPage,
  request: {
    durationMinutes: number
    span: Span
    withoutBooking?: string | null
    pickedHostId?: string | null
  },
  runtime: Runtime,
): Promise<FoundSlots> {
  const { db, clock } = runtime
  const now = await clock.now(db)
  const { durationMinutes, withoutBooking = null, pickedHostId = null } = request
  // The past offers nothing, and asking for it would only read more rows.
  const span = { from: Math.max(request.span.from, now.getTime()), to: request.span.to }
  if (span.from >= span.to) return { kind: "slots", slots: [], now }
  const hosts = bookableHosts(page, { pickedHostId })
  if (hosts.length === 0) return { kind: "slots", slots: [], now }
  const needed = rowsNeeded(span, rulesOf(page, durationMinutes)).busy
  const hostIds = hosts.map((host) => host.hostId)
  const { busyByHost, silentHostIds } = await readCalendars(hostIds, needed, now, runtime)
  if (bookableHosts(page, { pickedHostId, silentHostIds }).length === 0) {
    return { kind: "unreadable", now }
  }
  const asked = { durationMinutes, span, now, busyByHost, withoutBooking, pickedHostId }
  const offer = await readOffer(db, page, { ...asked, silentHostIds })
  return { kind: "slots", slots: availability({ ...offer, ...span }), now }
}
