import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pageInvitations, pages } from "#db/schema/pages.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import { countTry, type ThrottleRule } from "#app/features/organizer/throttle.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedPage } from "./find-locked-page.server.ts"
import { isOn } from "./is-on.server.ts"

const DAY = 86_400_000

/** Mail to addresses that somebody typed in: so many an hour and organizer. */
const linksByMail: ThrottleRule = { kind: "page-invitation", limit: 60, windowMinutes: 60 }

export type NewPageInvitation = {
  pageId: string
  /** For whom it is; empty when nobody said. */
  note: string
  /** Whom the link is mailed to; null when the organizer gives it to them. */
  email: string | null
  /** For how many days from now it opens the page, 1 to 365. */
  days: number
  /** The form's hidden id, the link's own: sending the same form twice is one link. */
  attempt?: string
}

export type MadePageInvitation =
  | { ok: true; invitationId: string }
  /** `not-published`: the mail would lead to a page that is not there. */
  | { ok: false; problem: "not-found" | "not-published" }
  | { ok: false; problem: "too-many-tries"; retryAfterSeconds: number }

/**
 * Makes a single-use link to a page, and owes its mail when it is sent to somebody. A member makes them for pages
 * they are a host on, any other page is not found.
 */
export async function makePageInvitation(
  actor: Extract<Actor, { kind: "user" }>,
  { pageId, note, email, days, attempt }: NewPageInvitation,
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "env" | "keyring">,
): Promise<MadePageInvitation> {
  const { db, clock, ids, keyring } = runtime
  const { organizerId } = actor
  return inTransaction(db, async (tx): Promise<MadePageInvitation> => {
    const page = await findLockedPage(tx, organizerId, pageId)
    if (!page || !(await isOwn(tx, actor, page.id))) return { ok: false, problem: "not-found" }
    const at = await clock.now(tx)
    const known = attempt ? await ownerOf(tx, attempt) : null
    if (known === page.id && attempt) return { ok: true, invitationId: attempt }
    if (email !== null && page.status !== "published") {
      return { ok: false, problem: "not-published" }
    }
    if (email !== null) {
      const tries = await countTry(tx, linksByMail, organizerId, { keyring, at })
      if (!tries.allowed) {
        const { retryAfterSeconds } = tries
        return { ok: false, problem: "too-many-tries", retryAfterSeconds }
      }
    }
    // An id that a form made up and that is taken is simply not used.
    const invitationId = known === null ? (attempt ?? ids()) : ids()
    const expiresAt = new Date(at.getTime() + days * DAY)
    const row = { id: invitationId, organizerId, pageId: page.id, note, email }
    await tx
      .insert(pageInvitations)
      .values({ ...row, createdBy: actor.userId, createdAt: at, expiresAt })
    if (email !== null) {
      // The row says whom: an address is kept nowhere else.
      const mail = { kind: "page-invitation", recipient: invitationId } as const
      const about = { organizerId, bookingId: null, sequence: 0, sendAfter: at, at }
      await oweEmail(tx, runtime, { ...mail, ...about })
    }
    const subject = { subjectKind: "page", subjectId: page.id }
    const detail = { linkId: invitationId, isMailed: email !== null }
    const change = { organizerId, action: "page.link-made", ...subject, detail, at }
    await recordChange(tx, actor, change, { ids })
    return { ok: true, invitationId }
  })
}

/** Whether a page of the organizer's is one that the actor minds. */
export async function isOwn(
  tx: Transaction,
  actor: Extract<Actor, { kind: "user" }>,
  pageId: string,
): Promise<boolean> {
  const [own] = await tx
    .select({ id: pages.id })
    .from(pages)
    .where(and(eq(pages.id, pageId), isOn(ownOnly(actor), sql`${pages.id}`)))
  return own !== undefined
}

/** The page that a link is of; null when there is no such link. */
async function ownerOf(tx: Transaction, invitationId: string): Promise<string | null> {
  const [known] = await tx
    .select({ pageId: pageInvitations.pageId })
    .from(pageInvitations)
    .where(eq(pageInvitations.id, invitationId))
  return known?.pageId ?? null
}
