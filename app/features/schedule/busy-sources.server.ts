import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import type { BusySource } from "#app/features/availability/busy.ts"
import type { PageInput } from "#app/features/availability/input.ts"
import type { Span } from "#app/features/availability/rows-needed.ts"

type Taken = {
  hostId: string
  from: number
  until: number
  startsAt: number
  endsAt: number
  bookingId: string
  isFirm: boolean
}

/**
 * Names where each busy time of an offer comes from: a meeting that occupies it, by a booking or hold that is in it
 * still, else a calendar. Only for telling a person.
 * @param input as `readOffer` gives it for `busy`
 */
export async function withBusySources(
  db: Queryable,
  input: PageInput,
  busy: Span,
): Promise<PageInput> {
  const hostIds = input.hosts.map((host) => host.id)
  if (hostIds.length === 0) return input
  const [from, until] = [busy.from, busy.to].map((at) => new Date(at).toISOString())
  const rows = await db.execute<Taken>(sql`
    select o.host_id as "hostId",
      ${millis(sql`lower(o.during)`)} as "from", ${millis(sql`upper(o.during)`)} as until,
      ${millis(sql`m.starts_at`)} as "startsAt", ${millis(sql`m.ends_at`)} as "endsAt",
      b.id as "bookingId", b.state in ('CONFIRMED', 'COMPLETED') as "isFirm"
    from occupancies o
    join meetings m on m.id = o.meeting_id
    join lateral (
      select id, state from bookings where meeting_id = m.id
      order by state in ('CONFIRMED', 'COMPLETED') desc,
        state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED') desc, id
      limit 1
    ) b on true
    where o.host_id in ${hostIds} and o.during && tstzrange(${from ?? ""}, ${until ?? ""})`)
  const key = (hostId: string, start: number, end: number) => `${hostId} ${start} ${end}`
  const sources = new Map(
    rows.map((row): [string, BusySource] => [
      key(row.hostId, Number(row.from), Number(row.until)),
      {
        kind: row.isFirm ? "booking" : "hold",
        id: row.bookingId,
        startsAt: Number(row.startsAt),
        endsAt: Number(row.endsAt),
      },
    ]),
  )
  const hosts = input.hosts.map((host) => ({
    ...host,
    busySources: host.busy.map(
      ([start, end]): BusySource => sources.get(key(host.id, start, end)) ?? { kind: "calendar" },
    ),
  }))
  return { ...input, hosts }
}

function millis(at: ReturnType<typeof sql>) {
  return sql`(extract(epoch from ${at}) * 1000)::float8`
}
