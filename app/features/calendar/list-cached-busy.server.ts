import { and, eq, gt, inArray, lt, ne } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { busyTimes, calendarConnections, calendars } from "#db/schema/calendars.ts"
import { isRecent, REFRESHED_AFTER_MS } from "./freshness.ts"

export type HostBusy = { hostId: string; startsAt: Date; endsAt: Date }

export type CachedBusy = {
  /** Intervals of all checked calendars, unordered; they may overlap. */
  busy: HostBusy[]
  /** Hosts with a checked calendar that was not read in the last 15 minutes, or can no longer be: not free. */
  unreadableHostIds: string[]
  /** Calendars whose reading is older than 5 minutes, for `oweBusyReadings`. */
  dueCalendarIds: string[]
}

/**
 * What is known of hosts' calendars, in one query. Time of `[from, to)` that lies outside a calendar's last
 * reading counts as busy: what was not read is not free.
 */
export async function listCachedBusy(
  db: Queryable,
  hostIds: readonly string[],
  { from, to, now }: { from: Date; to: Date; now: Date },
): Promise<CachedBusy> {
  const busy: HostBusy[] = []
  const unreadable = new Set<string>()
  const due = new Set<string>()
  if (hostIds.length === 0) return { busy, unreadableHostIds: [], dueCalendarIds: [] }
  const rows = await db
    .select({
      calendarId: calendars.id,
      hostId: calendars.hostId,
      readAt: calendars.busyReadAt,
      readFrom: calendars.busyFrom,
      readUntil: calendars.busyUntil,
      state: calendarConnections.state,
      startsAt: busyTimes.startsAt,
      endsAt: busyTimes.endsAt,
    })
    .from(calendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
    .leftJoin(
      busyTimes,
      and(
        eq(busyTimes.calendarId, calendars.id),
        lt(busyTimes.startsAt, to),
        gt(busyTimes.endsAt, from),
      ),
    )
    .where(
      and(
        inArray(calendars.hostId, [...hostIds]),
        eq(calendars.isChecked, true),
        ne(calendarConnections.state, "disconnected"),
      ),
    )
  const seen = new Set<string>()
  for (const { hostId, calendarId, startsAt, endsAt, ...row } of rows) {
    if (startsAt && endsAt) busy.push({ hostId, startsAt, endsAt })
    if (seen.has(calendarId)) continue
    seen.add(calendarId)
    const isConnected = row.state === "connected"
    if (!isConnected || !isRecent(row.readAt, now)) unreadable.add(hostId)
    if (isConnected && !isRecent(row.readAt, now, REFRESHED_AFTER_MS)) due.add(calendarId)
    if (row.readUntil && row.readUntil < to) {
      busy.push({ hostId, startsAt: row.readUntil > from ? row.readUntil : from, endsAt: to })
    }
    if (row.readFrom && row.readFrom > from) {
      busy.push({ hostId, startsAt: from, endsAt: row.readFrom < to ? row.readFrom : to })
    }
  }
  return { busy, unreadableHostIds: [...unreadable], dueCalendarIds: [...due] }
}
