import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { HostInput, PageInput, PageRules } from "./input.ts"
import { rowsNeeded, type Span } from "./rows-needed.ts"

type BusySpan = { startsAt: number; endsAt: number }

/** A page's rules for one of its durations, as the engine wants them. */
export function rulesOf(page: ShownPage, durationMinutes: number): PageRules {
  const { content } = page.revision
  return {
    durationMinutes,
    incrementMinutes: content.incrementMinutes,
    bufferBeforeMinutes: content.bufferBeforeMinutes,
    bufferAfterMinutes: content.bufferAfterMinutes,
    notice: content.notice,
    window: content.window,
  }
}

/**
 * The engine's input for one page. Busy is what is passed from the calendars, and the time taken by
 * meetings here; a hold whose time has run out is not busy any more.
 * @param busyByHost the calendars' busy times, epoch milliseconds
 * @param withoutBooking leaves one's own booking out, when it is moved
 */
export async function readOffer(
  db: Queryable,
  page: ShownPage,
  request: {
    durationMinutes: number
    span: Span
    now: Date
    busyByHost: ReadonlyMap<string, BusySpan[]>
    withoutBooking?: string | null
  },
): Promise<PageInput> {
  const rules = rulesOf(page, request.durationMinutes)
  const hosts = page.hosts.filter((host) => host.pausedAt === null)
  const { busy } = rowsNeeded(request.span, rules)
  const taken = await readOccupied(
    db,
    hosts.map((host) => host.hostId),
    busy,
    request,
  )
  return {
    now: request.now.getTime(),
    rules,
    hostChoice: "one",
    hosts: hosts.map((host): HostInput => ({
      id: host.hostId,
      timeZone: host.timeZone,
      weeklyHours: host.weeklyHours,
      busy: [
        ...(taken.get(host.hostId) ?? []),
        ...(request.busyByHost.get(host.hostId) ?? []).map(
          ({ startsAt, endsAt }) => [startsAt, endsAt] as const,
        ),
      ],
    })),
  }
}

/**
 * The hosts' occupied time, one query. A hold counts until its `release_at`; one that waits for a debit to
 * settle counts until that is known.
 */
async function readOccupied(
  db: Queryable,
  hostIds: string[],
  span: Span,
  { now, withoutBooking }: { now: Date; withoutBooking?: string | null },
): Promise<Map<string, (readonly [number, number])[]>> {
  const taken = new Map<string, (readonly [number, number])[]>()
  if (hostIds.length === 0) return taken
  const rows = await db.execute<{ host_id: string; starts: string; ends: string }>(sql`
    select o.host_id,
      (extract(epoch from lower(o.during)) * 1000)::bigint::text as starts,
      (extract(epoch from upper(o.during)) * 1000)::bigint::text as ends
    from occupancies o
    where o.host_id in ${hostIds}
      and o.during && tstzrange(${new Date(span.from).toISOString()}, ${new Date(span.to).toISOString()})
      and exists (
        select from bookings b where b.meeting_id = o.meeting_id
          and b.id is distinct from ${withoutBooking ?? null}::uuid
          and (b.state in ('CONFIRMED', 'COMPLETED') or b.waits_for = 'settlement'
            or (b.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')
              and b.release_at > ${now.toISOString()}::timestamptz)))`)
  for (const row of rows) {
    const list = taken.get(row.host_id) ?? []
    list.push([Number(row.starts), Number(row.ends)])
    taken.set(row.host_id, list)
  }
  return taken
}
