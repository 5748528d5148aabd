import { sql, type SQL } from "drizzle-orm"

const isHold = sql`b.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`
const stays = sql`b.state in ('CONFIRMED', 'COMPLETED') or b.waits_for = 'settlement'`

/** Whether a booking `b` has a claim that nobody may clear: paid, settling, or to be paid yet. */
export function isLive(at: Date): SQL {
  return sql`(${stays} or (${isHold} and b.payable_until > ${at.toISOString()}::timestamptz))`
}

/**
 * Whether a booking `b` keeps its time, and its place under a page's limits, from being offered. What may be cleared
 * is offered, but for a hold whose checkout is open: it must be settled at the provider first, and has until its
 * `release_at` before others are led there.
 */
export function takesTime(at: Date): SQL {
  const now = sql`${at.toISOString()}::timestamptz`
  // At most one is open, by an index; asked for each such hold, and never by reading all checkouts through.
  const isOpen = sql`(select true from checkouts c
    where c.booking_id = b.id and c.state in ('creating', 'open'))`
  return sql`(${stays} or (${isHold}
    and (b.payable_until > ${now} or (b.release_at > ${now} and ${isOpen}))))`
}
