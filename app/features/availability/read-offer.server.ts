import { sql, type SQL } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { takesTime } from "#app/features/booking/takes-time.server.ts"
import type { PageHost, ShownPage } from "#app/features/page/queries.server.ts"
import { bookableHosts } from "./bookable-hosts.ts"
import type { Meeting } from "./capacity.ts"
import type { HostInput, PageInput, PageRules } from "./input.ts"
import type { HoursOverride } from "./overrides.ts"
import { rowsNeeded, type Span } from "./rows-needed.ts"
import { MINUTE } from "./time-units.ts"

type BusySpan = { startsAt: number; endsAt: number }

/** A page's rules for one of its durations, as the engine wants them. */
export function rulesOf(
  page: Pick<ShownPage, "revision">,
  durationMinutes: number,
): PageRules & { capacity: number } {
  const { content } = page.revision
  return {
    durationMinutes,
    incrementMinutes: content.incrementMinutes,
    bufferBeforeMinutes: content.bufferBeforeMinutes,
    bufferAfterMinutes: content.bufferAfterMinutes,
    notice: content.notice,
    window: content.window,
    limits: content.limits,
    capacity: content.capacity,
  }
}

export type OfferRequest = {
  durationMinutes: number
  span: Span
  now: Date
  /** The calendars' busy times, epoch milliseconds. */
  busyByHost: ReadonlyMap<string, BusySpan[]>
  /** Leaves one's own booking out, when it is moved. */
  withoutBooking?: string | null
  /** Holds that have run out and are cleared by whoever takes their time: they count no more. */
  gone?: readonly string[]
  /** Whom the client picked, where a client may. */
  pickedHostId?: string | null
  /** For `mayTake` of the one slot that is the span: no grid is laid, so what lies before it does not matter. */
  isOneSlot?: boolean
  /** Hosts of whose calendars nothing is known. */
  silentHostIds?: readonly string[]
}

/**
 * The engine's input for one page. Busy is what is passed from the calendars, and the time taken by
 * meetings here; a hold whose time has run out is not busy any more. One query, however many hosts.
 */
export async function readOffer(
  db: Queryable,
  page: ShownPage,
  request: OfferRequest,
): Promise<PageInput> {
  const rules = rulesOf(page, request.durationMinutes)
  const { pickedHostId = null, silentHostIds = [] } = request
  const hosts = bookableHosts(page, { pickedHostId, silentHostIds })
  const rows = await readRows(db, page, { hosts, rules, ...request })
  const busy = new Map<string, (readonly [number, number])[]>()
  for (const [hostId, startsAt, endsAt] of rows.busy) listOf(busy, hostId).push([startsAt, endsAt])
  const booked = new Map<string, number[]>()
  for (const [hostId, startsAt] of rows.booked) listOf(booked, hostId).push(startsAt)
  const overrides = new Map<string, HoursOverride[]>()
  for (const { scheduleId, date, ranges } of rows.overrides) {
    listOf(overrides, scheduleId).push({ date, ranges })
  }
  return {
    now: request.now.getTime(),
    rules,
    hostChoice: page.revision.content.hostChoice,
    hosts: hosts.map((host): HostInput => ({
      id: host.hostId,
      timeZone: host.timeZone,
      weeklyHours: host.weeklyHours,
      overrides: overrides.get(host.scheduleId) ?? [],
      busy: [
        ...(busy.get(host.hostId) ?? []),
        ...(request.busyByHost.get(host.hostId) ?? []).map(
          ({ startsAt, endsAt }) => [startsAt, endsAt] as const,
        ),
      ],
      bookedAt: booked.get(host.hostId) ?? [],
      isFixed: host.isFixed,
    })),
    meetings: rows.meetings,
  }
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

type Rows = {
  busy: [hostId: string, startsAt: number, endsAt: number][]
  /** One for each booking of the page that counts against its limits. */
  booked: [hostId: string, startsAt: number][]
  /** The page's meetings that have bookings, where one may join. */
  meetings: Meeting[]
  overrides: ({ scheduleId: string } & HoursOverride)[]
}

/**
 * What is taken, as `takesTime` says, and what differs from the weekly hours.
 */
async function readRows(
  db: Queryable,
  page: ShownPage,
  request: OfferRequest & { hosts: PageHost[]; rules: PageRules },
): Promise<Rows> {
  const { hosts, rules, span, gone = [] } = request
  if (hosts.length === 0) return { busy: [], booked: [], meetings: [], overrides: [] }
  const needed = rowsNeeded(span, rules)
  const busy = instants(request.isOneSlot ? withBuffers(span, rules) : needed.busy)
  const booked = instants(needed.booked)
  const hostIds = hosts.map((host) => host.hostId)
  const scheduleIds = hosts.map((host) => host.scheduleId)
  const isLimited = Object.values(rules.limits ?? {}).some((limit) => limit !== null)
  const isShared = (rules.capacity ?? 1) > 1
  const counts = sql`b.id is distinct from ${request.withoutBooking ?? null}::uuid
    ${gone.length > 0 ? sql`and b.id not in ${gone}` : sql``} and ${takesTime(request.now)}`
  const [row] = await db.execute<Rows>(sql`
    select
      coalesce((select json_agg(json_build_array(
          o.host_id, ${millis(sql`lower(o.during)`)}, ${millis(sql`upper(o.during)`)}))
        from occupancies o
        where o.host_id in ${hostIds} and o.during && tstzrange(${busy.from}, ${busy.to})
          and exists (select from bookings b where b.meeting_id = o.meeting_id and ${counts})
        ), '[]') as busy,
      ${isLimited ? bookedOf(page, booked, counts) : NONE} as booked,
      ${isShared ? meetingsOf(page, busy, counts) : NONE} as meetings,
      coalesce((select json_agg(json_build_object(
          'scheduleId', d.schedule_id, 'date', d.on_date,
          'ranges', coalesce((
            select json_agg(json_build_object('startMinute', r.start_minute, 'endMinute', r.end_minute))
            from schedule_override_hours r
            where r.schedule_id = d.schedule_id and r.on_date = d.on_date), '[]')))
        from schedule_overrides d
        where d.schedule_id in ${scheduleIds} and d.kind <> 'worked-holiday'
          and d.on_date between ${busy.from}::timestamptz::date - 2 and ${busy.to}::timestamptz::date + 2
        ), '[]') as overrides`)
  return row!
}

const NONE = sql`'[]'::json`

type Instants = ReturnType<typeof instants>

/** Left out of the query where nothing is limited: the database would plan it for every reader. */
function bookedOf({ page }: ShownPage, span: Instants, counts: SQL): SQL {
  return sql`
    coalesce((select json_agg(json_build_array(h.id, ${millis(sql`m.starts_at`)}))
      from meetings m join bookings b on b.meeting_id = m.id, unnest(m.host_ids) as h(id)
      where m.page_id = ${page.id} and ${counts}
        and m.starts_at >= ${span.from}::timestamptz and m.starts_at < ${span.to}::timestamptz
      ), '[]')`
}

/** Left out where nobody may join a meeting that is there. */
function meetingsOf({ page }: ShownPage, span: Instants, counts: SQL): SQL {
  return sql`
    coalesce((select json_agg(json_build_object(
        'startsAt', ${millis(sql`m.starts_at`)}, 'endsAt', ${millis(sql`m.ends_at`)},
        'hostIds', m.host_ids, 'seatsTaken', s.taken, 'capacity', m.capacity))
      from meetings m, lateral (
        select count(*)::int as taken from bookings b where b.meeting_id = m.id and ${counts}) s
      where m.page_id = ${page.id} and s.taken > 0
        and m.starts_at >= ${span.from}::timestamptz and m.starts_at < ${span.to}::timestamptz
      ), '[]')`
}

function withBuffers({ from, to }: Span, rules: PageRules): Span {
  return {
    from: from - rules.bufferBeforeMinutes * MINUTE,
    to: to + rules.bufferAfterMinutes * MINUTE,
  }
}

function instants({ from, to }: Span) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

function millis(at: ReturnType<typeof sql>) {
  return sql`(extract(epoch from ${at}) * 1000)::bigint`
}
