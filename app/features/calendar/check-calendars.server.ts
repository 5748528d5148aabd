import { and, eq, gt, inArray, lt, ne } from "drizzle-orm"
import { busyTimes, calendarConnections, calendars } from "#db/schema/calendars.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Connection } from "./connection.server.ts"
import { isRecent } from "./freshness.ts"
import { getInstallationId } from "./installation.server.ts"
import { takeTheSameTime, type Interval } from "./intervals.ts"
import type { HostBusy } from "./list-cached-busy.server.ts"
import { oweBusyReadings } from "./owe-busy-readings.server.ts"
import { withAccessToken } from "./with-access-token.server.ts"

type Calendar = typeof calendars.$inferSelect
type Range = { from: Date; to: Date }

export type CalendarCheck = {
  busy: HostBusy[]
  /** Hosts with a checked calendar that said nothing, and nothing recent is known of it. Never free. */
  unknownHostIds: string[]
}

/**
 * Asks every checked calendar of the hosts, all at once, just before a time is taken, and outside any
 * transaction. Together they get `env.calendarCheckMs`; for one that does not answer, busy times read in the
 * last 15 minutes count. Our own events are no conflict: their time is known from the database.
 *
 * @param range the time to be taken, buffers included
 * @returns busy intervals that overlap the range; a host without a connection has none
 */
export async function checkCalendars(
  hostIds: readonly string[],
  range: Range,
  runtime: Runtime,
): Promise<CalendarCheck> {
  const { db } = runtime
  if (hostIds.length === 0) return { busy: [], unknownHostIds: [] }
  const checked = await db
    .select({ calendar: calendars, connection: calendarConnections })
    .from(calendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
    .where(
      and(
        inArray(calendars.hostId, [...hostIds]),
        eq(calendars.isChecked, true),
        ne(calendarConnections.state, "disconnected"),
      ),
    )
  if (checked.length === 0) return { busy: [], unknownHostIds: [] }
  const [ours, now, cached] = await Promise.all([
    getInstallationId(db),
    runtime.clock.now(db),
    listCached(checked, range, runtime),
  ])
  const signal = AbortSignal.timeout(runtime.env.calendarCheckMs)
  const answers = await Promise.all(
    checked.map(async ({ calendar, connection }) => {
      if (connection.state === "broken") return { calendar, isBroken: true, answer: null }
      const answer = await askOne(calendar, connection, { range, ours, signal }, runtime)
      return { calendar, isBroken: false, answer }
    }),
  )
  const busy: HostBusy[] = []
  const outdated: string[] = []
  const unknown = new Set<string>()
  for (const { calendar, isBroken, answer } of answers) {
    const known = cached.get(calendar.id) ?? []
    const isKnown = !isBroken && countsStill(calendar, range, now)
    const intervals = answer ?? (isKnown ? known : null)
    if (intervals === null) {
      unknown.add(calendar.hostId)
      continue
    }
    busy.push(...intervals.map((interval) => ({ hostId: calendar.hostId, ...interval })))
    if (answer && !takeTheSameTime(answer, known, range)) {
      outdated.push(calendar.id)
      await rememberBusy(calendar.id, answer, runtime)
    }
  }
  await oweBusyReadings(outdated, runtime)
  return { busy, unknownHostIds: [...unknown] }
}

/** One calendar's busy times, or null when it did not answer in time. */
async function askOne(
  calendar: Calendar,
  connection: Connection,
  { range, ours, signal }: { range: Range; ours: string; signal: AbortSignal },
  runtime: Runtime,
): Promise<Interval[] | null> {
  const query = {
    calendarExternalId: calendar.externalId,
    ...range,
    ours,
    mayListEvents: calendar.accessRole !== "freeBusyReader",
  }
  const asked = withAccessToken(
    connection,
    runtime,
    (accessToken, port) => port.listBusy(accessToken, query, { signal }),
    { signal },
  ).catch((error: unknown) => {
    if (error instanceof ProviderFailure) return null
    throw error
  })
  // A refresh of the token goes on for whoever comes next; this caller does not wait for it.
  const late = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    else signal.addEventListener("abort", () => resolve(null), { once: true })
  })
  return await Promise.race([asked, late])
}

function countsStill(calendar: Calendar, { from, to }: Range, now: Date): boolean {
  const { busyReadAt, busyFrom, busyUntil } = calendar
  const covers = busyFrom !== null && busyUntil !== null && busyFrom <= from && busyUntil >= to
  return covers && isRecent(busyReadAt, now)
}

async function listCached(
  checked: { calendar: Calendar }[],
  { from, to }: Range,
  { db }: Runtime,
): Promise<Map<string, Interval[]>> {
  const rows = await db
    .select()
    .from(busyTimes)
    .where(
      and(
        inArray(
          busyTimes.calendarId,
          checked.map(({ calendar }) => calendar.id),
        ),
        lt(busyTimes.startsAt, to),
        gt(busyTimes.endsAt, from),
      ),
    )
  const cached = new Map<string, Interval[]>()
  for (const { calendarId, ...interval } of rows) {
    cached.set(calendarId, [...(cached.get(calendarId) ?? []), interval])
  }
  return cached
}

/** A refused time is not offered again a second later: the page reads the cache. */
async function rememberBusy(calendarId: string, intervals: Interval[], { db }: Runtime) {
  if (intervals.length === 0) return
  await db.insert(busyTimes).values(intervals.map((interval) => ({ calendarId, ...interval })))
}
