import { sql, type SQL } from "drizzle-orm"
import { readBookingLink } from "#app/features/booking/booking-link.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { readPageInvitation } from "./page-invitation-token.server.ts"

/**
 * What an address brings along that may open a private page: a single-use link, or the link of a booking. Both
 * were signed here; whether they belong to the page is asked together with the page, so that a private page and
 * one that does not exist cost and answer the same.
 */
export type PageAccess = { invitationId: string | null; bookingId: string | null }

/** Nothing: private pages are not there. */
export const noAccess: PageAccess = { invitationId: null, bookingId: null }

/** What the `invitation` and `resume` of an address prove. */
export function readPageAccess(
  query: URLSearchParams,
  { keyring }: Pick<Runtime, "keyring">,
): PageAccess {
  return {
    invitationId: readPageInvitation(keyring, query.get("invitation") ?? ""),
    bookingId: readBookingLink(keyring, query.get("resume") ?? "")?.bookingId ?? null,
  }
}

/**
 * Whether a page `p` with its revision `r` is there for somebody.
 * @param access `organizer` for who acts for the organizer, or for a booking of the page
 */
export function isThereFor(access: PageAccess | "organizer"): SQL {
  if (access === "organizer") return sql`true`
  const { invitationId, bookingId } = access
  const keys = [sql`r.content ->> 'visibility' is distinct from 'private'`]
  if (invitationId !== null) {
    keys.push(sql`exists (
      select from page_invitations i where i.page_id = p.id and i.id = ${invitationId}::uuid)`)
  }
  if (bookingId !== null) {
    keys.push(
      sql`exists (select from bookings b where b.page_id = p.id and b.id = ${bookingId}::uuid)`,
    )
  }
  return sql`(${sql.join(keys, sql` or `)})`
}
