import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { abandonHold } from "./abandon-hold.server.ts"
import { rangeText, type TimeSpan } from "./occupy-time.server.ts"
import type { HoldState } from "./states.ts"

const MINUTE = 60_000
/** How long a payment that cannot be asked about may keep a time from others, after `release_at`. */
const WAIT_FOR_ANSWER_MS = 10 * MINUTE

type InTheWay = {
  id: string
  organizer_id: string
  meeting_id: string
  host_id: string
  state: HoldState
  is_payable: boolean
  is_overdue: boolean
  checkout_id: string | null
}

export type Cleared =
  /** Nothing is in the way any more, as far as holds go. */
  | { kind: "clear" }
  /** A live claim: nothing is asked. */
  | { kind: "taken" }
  /** Holds that have run out, with a checkout that must be settled at the provider first. */
  | { kind: "settle-first"; checkoutIds: string[] }

/**
 * Clears holds that have run out from a span of a host's time, worker or no worker. One with an open
 * checkout goes only when the provider has answered, or has kept silent for long enough. The caller has
 * locked the host.
 */
export async function clearExpiredHolds(
  tx: Transaction,
  runtime: Runtime,
  {
    hostIds,
    span,
    at,
    except,
  }: { hostIds: string[]; span: TimeSpan; at: Date; except?: string | null },
): Promise<Cleared> {
  const now = at.toISOString()
  const overdueSince = new Date(at.getTime() - WAIT_FOR_ANSWER_MS).toISOString()
  const rows = await tx.execute<InTheWay>(sql`
    select b.id, b.organizer_id, b.meeting_id, b.host_id, b.state,
      b.state not in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')
        or b.waits_for = 'settlement' or b.payable_until > ${now}::timestamptz as is_payable,
      b.release_at <= ${overdueSince}::timestamptz as is_overdue,
      c.id as checkout_id
    from occupancies o
    join bookings b on b.meeting_id = o.meeting_id
      and b.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED')
    left join checkouts c on c.booking_id = b.id and c.state in ('creating', 'open')
    where o.host_id in ${hostIds} and o.during && ${rangeText(span)}::tstzrange
      and b.id is distinct from ${except ?? null}::uuid
    order by b.id
    for no key update of b`)
  if (rows.some((row) => row.is_payable)) return { kind: "taken" }
  const waiting = rows.filter((row) => row.checkout_id !== null && !row.is_overdue)
  if (waiting.length > 0) {
    return { kind: "settle-first", checkoutIds: waiting.map((row) => row.checkout_id ?? "") }
  }
  const actor: Actor = { kind: "client", bookingId: null }
  for (const row of rows) {
    const booking = {
      id: row.id,
      organizerId: row.organizer_id,
      meetingId: row.meeting_id,
      state: row.state,
      hostIds: [row.host_id],
    }
    await abandonHold(tx, runtime, booking, { actor, reason: "unpaid-and-wanted", at })
  }
  return { kind: "clear" }
}
