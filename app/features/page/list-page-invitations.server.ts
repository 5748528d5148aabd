import { sql, type SQL } from "drizzle-orm"
import { takesPart } from "#app/features/booking/list-bookings.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { countsOnLink } from "./find-page-invitation.server.ts"
import { invitationState, type InvitationState } from "./invitation-state.ts"

/** A single-use link as its organizer sees it. */
export type ListedInvitation = {
  id: string
  note: string
  email: string | null
  state: InvitationState
  createdAt: Date
  expiresAt: Date
  createdByName: string | null
  /** The booking that was made with it; null while nothing counts on it, and where its reader may not open it. */
  booking: { id: string; reference: string } | null
  /** How its mail stands; null when it was not mailed. */
  mailState: "pending" | "sent" | "dropped" | "failed" | null
}

type Row = {
  id: string
  note: string
  email: string | null
  created_at: string
  expires_at: string
  revoked_at: string | null
  created_by_name: string | null
  booking_id: string | null
  reference: string | null
  is_own: boolean
  confirmed_at: string | null
  held_until: string | null
  mail_state: ListedInvitation["mailState"]
  total: number
}

/** How many stand on one page of the list. */
export const LINKS_A_PAGE = 25

/**
 * The single-use links of a page that is proven to be seen, newest first, in one query.
 * @param asked `page` of the list, from 1; `onlyOfUser`: who sees no bookings but those of their own host
 */
export async function listPageInvitations(
  { pageId, page, onlyOfUser }: { pageId: string; page: number; onlyOfUser: string | null },
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<{ links: ListedInvitation[]; total: number }> {
  const rows = await read(
    db,
    onlyOfUser,
    sql`i.page_id = ${pageId}::uuid`,
    sql`limit ${LINKS_A_PAGE} offset ${(page - 1) * LINKS_A_PAGE}`,
  )
  const now = await clock.now(db)
  return { links: rows.map((row) => listed(row, now)), total: rows[0]?.total ?? 0 }
}

/** One link of a page that is proven to be seen; null when it has none such. */
export async function findListedInvitation(
  {
    pageId,
    invitationId,
    onlyOfUser,
  }: { pageId: string; invitationId: string; onlyOfUser: string | null },
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<ListedInvitation | null> {
  if (!isId(invitationId)) return null
  const which = sql`i.page_id = ${pageId}::uuid and i.id = ${invitationId}::uuid`
  const [row] = await read(db, onlyOfUser, which, sql``)
  return row ? listed(row, await clock.now(db)) : null
}

async function read(
  db: Runtime["db"],
  onlyOfUser: string | null,
  which: SQL,
  limit: SQL,
): Promise<Row[]> {
  return db.execute<Row>(sql`
    select i.id, i.note, i.email, i.created_at, i.expires_at, i.revoked_at,
      u.name as created_by_name, b.id as booking_id, b.reference, b.confirmed_at,
      ${takesPart(onlyOfUser)} as is_own,
      case when b.waits_for = 'settlement' then null else b.payable_until end as held_until,
      (select e.state from outbound_emails e
        where e.kind = 'page-invitation' and e.recipient = i.id::text
          and e.booking_id is null and e.user_id is null) as mail_state,
      (count(*) over ())::int as total
    from page_invitations i
    left join users u on u.id = i.created_by
    left join bookings b on b.page_invitation_id = i.id and ${countsOnLink}
    left join meetings m on m.id = b.meeting_id
    where ${which}
    order by i.created_at desc, i.id desc ${limit}`)
}

function listed(row: Row, now: Date): ListedInvitation {
  const date = (moment: string | null) => (moment === null ? null : new Date(moment))
  const state = invitationState(
    {
      expiresAt: new Date(row.expires_at),
      revokedAt: date(row.revoked_at),
      booking:
        row.booking_id === null
          ? null
          : { confirmedAt: date(row.confirmed_at), heldUntilAt: date(row.held_until) },
    },
    now,
  )
  return {
    id: row.id,
    note: row.note,
    email: row.email,
    state,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    createdByName: row.created_by_name,
    booking:
      row.booking_id === null || row.reference === null || !row.is_own
        ? null
        : { id: row.booking_id, reference: row.reference },
    mailState: row.mail_state,
  }
}
