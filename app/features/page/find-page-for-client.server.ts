import { readAlready } from "#db/clock.ts"
import { resumeBooking } from "#app/features/booking/resume-booking.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findPageInvitation } from "./find-page-invitation.server.ts"
import { invitationState, type InvitationState } from "./invitation-state.ts"
import { readPageAccess } from "./page-access.server.ts"
import { pageInvitationToken } from "./page-invitation-token.server.ts"
import { findPublishedPage, type ShownPage } from "./queries.server.ts"

/** The single-use link that opens a private page. */
export type OpeningLink = { id: string; token: string }

/** Why a genuine single-use link opens nothing now; `until` is when somebody's hold ends, as far as it does. */
export type ClosedLink = { state: Exclude<InvitationState, "open">; until: Date | null }

export type PageForClient = {
  page: ShownPage
  /** The link that opened it; null for a page that needs none, and for one's own hold. */
  link: OpeningLink | null
  /** Null while the link opens the page. */
  closed: ClosedLink | null
}

/**
 * The published page at an address, for whoever holds the address. A private one is there for a single-use link
 * of its own (`invitation`), and for the link of a booking made on it (`resume`): an unpaid hold goes on by
 * itself, one that ended needs the link it was made with.
 * @returns null when there is no such page, and just so when nothing opens it
 */
export async function findPageForClient(
  address: { organizerSlug: string; pageSlug: string; query: URLSearchParams },
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<PageForClient | null> {
  const { query } = address
  const access = readPageAccess(query, runtime)
  const page = await findPublishedPage(address, runtime, access)
  if (!page) return null
  const open = { page, link: null, closed: null }
  if (page.revision.content.visibility !== "private") return open
  const pinned = { ...runtime, clock: readAlready(page.readAt) }
  const resumed =
    access.bookingId === null
      ? null
      : await resumeBooking(query.get("resume"), page.page.id, pinned)
  if (resumed && resumed.kind !== "again") return open
  const id = access.invitationId ?? resumed?.pageInvitationId ?? null
  return id === null ? null : openByLink(page, id, runtime)
}

/** A private page as one of its links opens it. Null when the link is another page's. */
export async function openByLink(
  page: ShownPage,
  invitationId: string,
  { db, keyring }: Pick<Runtime, "db" | "keyring">,
): Promise<PageForClient | null> {
  const invitation = await findPageInvitation(db, invitationId)
  if (!invitation || invitation.pageId !== page.page.id) return null
  const state = invitationState(invitation, page.readAt)
  const link = { id: invitationId, token: pageInvitationToken(keyring, invitationId) }
  const until = state === "held" ? (invitation.booking?.heldUntilAt ?? null) : null
  return { page, link, closed: state === "open" ? null : { state, until } }
}
