import { sql } from "drizzle-orm"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

type RefundState = "wanted" | "pending" | "requires_action" | "succeeded" | "failed" | "canceled"

/** What the status page says beyond the booking itself; amounts in minor units. */
export type StatusRecords = {
  isPagePublished: boolean
  /** The client let it go, rather than letting it run out. */
  isLetGo: boolean
  /** Of the latest checkout; null when there never was one. */
  checkoutState: "creating" | "open" | "complete" | "expired" | "refused" | null
  /**
   * Of what the booking itself was paid with, and while it never was, of other money that came for it; oldest first, and
   * not one that another took the place of.
   */
  refunds: {
    amountMinor: number
    currency: string
    state: RefundState
    reference: string | null
  }[]
}

/** One query. */
export async function getStatusRecords(
  booking: Pick<EmailBooking, "id" | "pageId">,
  { db }: Pick<Runtime, "db">,
): Promise<StatusRecords> {
  const [row] = await db.execute<StatusRecords>(sql`
    select p.status = 'published' as "isPagePublished",
      coalesce((
        select e.reason = 'let-go' from booking_events e
        where e.booking_id = ${booking.id} and e.to_state = 'ABANDONED'
        order by e.at desc, e.id desc limit 1), false) as "isLetGo",
      (select c.state from checkouts c where c.booking_id = ${booking.id}
        order by c.created_at desc, c.id desc limit 1) as "checkoutState",
      coalesce((
        select json_agg(json_build_object(
          'amountMinor', r.amount_minor, 'currency', r.currency, 'state', r.state, 'reference', r.provider_refund_id
        ) order by r.created_at, r.id)
        from refunds r join payments m on m.id = r.payment_id
        where m.booking_id = ${booking.id}
          and (not m.is_extra or not exists (
            select from payments due
            where due.booking_id = m.booking_id and not due.is_extra and due.captured_minor > 0))
          and not (r.state = 'failed' and exists (
            select from refunds rest
            where rest.payment_id = r.payment_id and rest.cause = r.cause || ':rest'
          ))), '[]'::json) as refunds
    from pages p where p.id = ${booking.pageId}`)
  if (!row) throw new Error(`Booking ${booking.id} has no page.`)
  return row
}
