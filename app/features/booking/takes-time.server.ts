import { sql, type SQL } from "drizzle-orm"
import { WAIT_FOR_ANSWER_MS } from "./wait-for-answer.ts"

const isHold = sql`b.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`
const stays = sql`b.state in ('CONFIRMED', 'COMPLETED') or b.waits_for = 'settlement'`

/** Whether a booking `b` has a claim that nobody may clear: paid, settling, or to be paid yet. */
export function isLive(at: Date): SQL {
  return sql`(${stays} or (${isHold} and b.payable_until > ${at.toISOString()}::timestamptz))`
}

/**
 * Whether a booking `b` keeps its time, and its place under a page's limits, from being offered. What may be cleared
 * is offered, but for a hold whose checkout is open: it must be settled at the provider first, and has until its
 * `release_at` before others are led there. Where the provider has been asked in vain it is as long as a taker would be
 * refused: nobody is offered what they cannot take.
 */
export function takesTime(at: Date): SQL {
  const now = sql`${at.toISOString()}::timestamptz`
  const silentSince = new Date(at.getTime() - WAIT_FOR_ANSWER_MS).toISOString()
  // At most one is open, by an index; asked for each such hold, and never by reading all checkouts through.
  const isWaitedFor = sql`(select c.unanswered_at is not null or b.release_at > ${now} from checkouts c
    where c.booking_id = b.id and c.state in ('creating', 'open'))`
  return sql`(${stays} or (${isHold} and (b.payable_until > ${now}
    or (b.release_at > ${silentSince}::timestamptz and ${isWaitedFor}))))`
}
