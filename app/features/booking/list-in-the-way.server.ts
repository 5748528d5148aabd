import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { rangeText, type TimeSpan } from "./occupy-time.server.ts"
import type { BookingState } from "./states.ts"
import { isLive } from "./takes-time.server.ts"
import { WAIT_FOR_ANSWER_MS } from "./wait-for-answer.ts"

/** A booking whose meeting takes some of the span that is wanted. */
export type InTheWay = {
  id: string
  organizerId: string
  pageId: string
  state: BookingState
  seat: number
  meeting: {
    id: string
    startsAt: Date
    endsAt: Date
    hostIds: string[]
    /** Seats it was begun with. */
    capacity: number
  }
  /** A live claim: paid, or to be paid yet, or settling. */
  isLive: boolean
  /** What must be settled at the provider before a hold that has run out may go; null when nothing must. */
  waitsForCheckoutId: string | null
}

type Row = {
  id: string
  organizer_id: string
  page_id: string
  state: BookingState
  seat: number
  meeting_id: string
  /** Epoch milliseconds. */
  starts_at: number
  ends_at: number
  host_ids: string[]
  capacity: number
  is_live: boolean
  is_overdue: boolean
  checkout_id: string | null
}

/**
 * Every booking in the way of a span of some hosts' time, locked, in the order of their ids. One with an
 * open checkout waits until the provider has answered, or has kept silent for long enough. The caller has
 * locked the hosts.
 */
export async function listInTheWay(
  tx: Transaction,
  wanted: { hostIds: string[]; span: TimeSpan; at: Date; except?: string | null },
): Promise<InTheWay[]> {
  const { hostIds, span, at } = wanted
  const overdueSince = new Date(at.getTime() - WAIT_FOR_ANSWER_MS).toISOString()
  const rows = await tx.execute<Row>(sql`
    select b.id, b.organizer_id, b.page_id, b.state, b.seat,
      m.id as meeting_id, m.host_ids, m.capacity,
      (extract(epoch from m.starts_at) * 1000)::float8 as starts_at,
      (extract(epoch from m.ends_at) * 1000)::float8 as ends_at,
      ${isLive(at)} as is_live,
      b.release_at <= ${overdueSince}::timestamptz as is_overdue,
      c.id as checkout_id
    from meetings m
    join bookings b on b.meeting_id = m.id
      and b.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED')
    left join checkouts c on c.booking_id = b.id and c.state in ('creating', 'open')
    where m.id in (
        select o.meeting_id from occupancies o
        where o.host_id in ${hostIds} and o.during && ${rangeText(span)}::tstzrange)
      and b.id is distinct from ${wanted.except ?? null}::uuid
    order by b.id
    for no key update of b`)
  return rows.map((row) => ({
    id: row.id,
    organizerId: row.organizer_id,
    pageId: row.page_id,
    state: row.state,
    seat: row.seat,
    meeting: {
      id: row.meeting_id,
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
      hostIds: row.host_ids,
      capacity: row.capacity,
    },
    isLive: row.is_live,
    waitsForCheckoutId: row.is_overdue ? null : row.checkout_id,
  }))
}
