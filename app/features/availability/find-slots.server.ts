import { checkCalendars } from "#app/features/calendar/check-calendars.server.ts"
import { listCachedBusy, type HostBusy } from "#app/features/calendar/list-cached-busy.server.ts"
import { oweBusyReadings } from "#app/features/calendar/owe-busy-readings.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { availability } from "./availability.ts"
import type { Slot } from "./input.ts"
import { readOffer, rulesOf } from "./read-offer.server.ts"
import { rowsNeeded, type Span } from "./rows-needed.ts"

export type FoundSlots =
  | { kind: "slots"; slots: Slot[]; now: Date }
  /** A calendar of the only host says nothing, and nothing recent is known of it: it is not free. */
  | { kind: "unreadable"; now: Date }

/**
 * The slots a page offers in a span of epoch milliseconds: three queries, whatever the span. Calendars are
 * read from the cache; one that was not read lately is asked now, within its short time.
 * @param withoutBooking one's own booking, which may move onto its own time
 */
export async function findSlots(
  page: ShownPage,
  request: { durationMinutes: number; span: Span; withoutBooking?: string | null },
  runtime: Runtime,
): Promise<FoundSlots> {
  const { db, clock } = runtime
  const now = await clock.now(db)
  const rules = rulesOf(page, request.durationMinutes)
  // The past offers nothing, and asking for it would only read more rows.
  const span = { from: Math.max(request.span.from, now.getTime()), to: request.span.to }
  if (span.from >= span.to) return { kind: "slots", slots: [], now }
  const hostIds = page.hosts.filter((host) => host.pausedAt === null).map((host) => host.hostId)
  const needed = rowsNeeded(span, rules).busy
  const range = { from: new Date(needed.from), to: new Date(needed.to) }
  const cached = await listCachedBusy(db, hostIds, { ...range, now })
  let busy = cached.busy
  if (cached.unreadableHostIds.length > 0) {
    const asked = await checkCalendars(cached.unreadableHostIds, range, runtime)
    if (asked.kind === "unknown") return { kind: "unreadable", now }
    const fresh = new Set(cached.unreadableHostIds)
    busy = [...busy.filter(({ hostId }) => !fresh.has(hostId)), ...asked.busy]
  }
  await oweBusyReadings(cached.dueCalendarIds, runtime)
  const offer = await readOffer(db, page, {
    durationMinutes: request.durationMinutes,
    span,
    now,
    busyByHost: byHost(busy),
    withoutBooking: request.withoutBooking ?? null,
  })
  return { kind: "slots", slots: availability({ ...offer, ...span }), now }
}

function byHost(busy: HostBusy[]) {
  const grouped = new Map<string, { startsAt: number; endsAt: number }[]>()
  for (const { hostId, startsAt, endsAt } of busy) {
    const list = grouped.get(hostId) ?? []
    list.push({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() })
    grouped.set(hostId, list)
  }
  return grouped
}
