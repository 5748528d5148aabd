import { checkCalendars } from "#app/features/calendar/check-calendars.server.ts"
import { listCachedBusy } from "#app/features/calendar/list-cached-busy.server.ts"
import { oweBusyReadings } from "#app/features/calendar/owe-busy-readings.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Span } from "./rows-needed.ts"

export type KnownBusy = {
  /** Epoch milliseconds. */
  busyByHost: Map<string, { startsAt: number; endsAt: number }[]>
  /** Hosts of whose calendars nothing recent is known: they are not free. */
  silentHostIds: string[]
}

/**
 * What calendars say of hosts' time, from the cache, in one query. A calendar that was not read lately is
 * asked now, within its short time.
 * @param span epoch milliseconds
 */
export async function readCalendars(
  hostIds: readonly string[],
  span: Span,
  now: Date,
  runtime: Runtime,
): Promise<KnownBusy> {
  const range = { from: new Date(span.from), to: new Date(span.to) }
  const cached = await listCachedBusy(runtime.db, hostIds, { ...range, now })
  const unread = new Set(cached.unreadableHostIds)
  const asked = await checkCalendars([...unread], range, runtime)
  await oweBusyReadings(cached.dueCalendarIds, runtime)
  const busyByHost: KnownBusy["busyByHost"] = new Map()
  const known = cached.busy.filter(({ hostId }) => !unread.has(hostId))
  for (const { hostId, startsAt, endsAt } of [...known, ...asked.busy]) {
    const list = busyByHost.get(hostId) ?? []
    list.push({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() })
    busyByHost.set(hostId, list)
  }
  return { busyByHost, silentHostIds: asked.unknownHostIds }
}
