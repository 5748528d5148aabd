import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import type { InvitationFacts } from "./invitation-state.ts"

/** A single-use link with the booking that counts on it. */
export type PageInvitation = {
  id: string
  pageId: string
  expiresAt: Date
  revokedAt: Date | null
  booking: (NonNullable<InvitationFacts["booking"]> & { id: string; reference: string }) | null
}

type Row = {
  id: string
  page_id: string
  expires_at: number
  revoked_at: number | null
  booking_id: string | null
  reference: string | null
  confirmed_at: number | null
  held_until: number | null
}

/** Whether a booking `b` counts on its link, word for word as the index that holds it to one. */
export const countsOnLink = sql`(b.confirmed_at is not null
  or b.state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED', 'COMPLETED'))`

const milliseconds = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)

/**
 * One single-use link, in one query; null when there is none.
 * @param isLocked whether others who want the link wait until this transaction ends
 */
export async function findPageInvitation(
  db: Queryable,
  id: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<PageInvitation | null> {
  if (isLocked) {
    await db.execute(sql`select from page_invitations where id = ${id}::uuid for no key update`)
  }
  const [row] = await db.execute<Row>(sql`
    select i.id, i.page_id, ${milliseconds("i.expires_at")} as expires_at,
      ${milliseconds("i.revoked_at")} as revoked_at,
      b.id as booking_id, b.reference, ${milliseconds("b.confirmed_at")} as confirmed_at,
      case when b.waits_for = 'settlement' then null
        else ${milliseconds("b.payable_until")} end as held_until
    from page_invitations i
    left join bookings b on b.page_invitation_id = i.id and ${countsOnLink}
    where i.id = ${id}::uuid`)
  if (!row) return null
  const at = (moment: number | null) => (moment === null ? null : new Date(moment))
  return {
    id: row.id,
    pageId: row.page_id,
    expiresAt: new Date(row.expires_at),
    revokedAt: at(row.revoked_at),
    booking:
      row.booking_id === null || row.reference === null
        ? null
        : {
            id: row.booking_id,
            reference: row.reference,
            confirmedAt: at(row.confirmed_at),
            heldUntilAt: at(row.held_until),
          },
  }
}
