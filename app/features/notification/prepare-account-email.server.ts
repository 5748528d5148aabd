import { eq, getTableColumns, sql } from "drizzle-orm"
import { invitations } from "#db/schema/access.ts"
import { calendarConnections } from "#db/schema/calendars.ts"
import { hosts, organizers, users } from "#db/schema/organizers.ts"
import { pageRevisions, pageInvitations, pages } from "#db/schema/pages.ts"
import { brandPictures, type BrandPictures } from "#app/features/media/brand-pictures.server.ts"
import { invitationToken } from "#app/features/organizer/invitation-token.server.ts"
import { passwordResetToken } from "#app/features/organizer/password-reset-token.server.ts"
import { ownTextsOf } from "#app/features/text/own-texts.server.ts"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import { pageInvitationToken } from "#app/features/page/page-invitation-token.server.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { absolute, paths, publicAddress } from "#app/paths.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findSender } from "./find-sender.server.ts"
import { findDomainSubject, type DomainSubject } from "./prepare-domain-email.server.ts"
import { findWebhookSubject, type WebhookSubject } from "./prepare-webhook-email.server.ts"
import type { Person, Preparation } from "./prepare-email.server.ts"
import type { OutboundEmail } from "./read-email.server.ts"

type Organizer = typeof organizers.$inferSelect & {
  ownTexts: OwnTexts | null
  pictures: BrandPictures
}

const organizerWithTexts = {
  ...getTableColumns(organizers),
  ownTexts: ownTextsOf(organizers.id),
  pictures: brandPictures,
}

/** A mail that is about no booking. */
export type AccountSubject =
  | { kind: "password-reset"; organizer: Organizer; name: string; resetUrl: string }
  | {
      kind: "invitation"
      organizer: Organizer
      inviterName: string
      role: "admin" | "member"
      acceptUrl: string
    }
  | {
      kind: "page-invitation"
      organizer: Organizer
      pageTitle: string
      pageUrl: string
      expiresAt: Date
    }
  | {
      kind: "connection-broken"
      organizer: Organizer
      hostName: string
      connection: typeof calendarConnections.$inferSelect
    }
  | ({ kind: "domain-trouble"; organizer: Organizer } & DomainSubject)
  | ({ kind: "webhook-paused"; organizer: Organizer } & WebhookSubject)
  | { kind: "unknown-payment"; organizer: Organizer }

/** Prepares a mail to somebody with a sign-in, or to a host about their calendar or a stray payment. */
export async function prepareAccountEmail(
  email: OutboundEmail,
  runtime: Runtime,
): Promise<Preparation> {
  if (email.kind === "invitation") return prepareInvitation(email, runtime)
  if (email.kind === "page-invitation") return preparePageInvitation(email, runtime)
  if (email.kind === "domain-trouble") {
    const subject = await findDomainSubject(email, runtime)
    return toOwner(email, subject && { kind: email.kind, ...subject }, runtime)
  }
  if (email.kind === "webhook-paused") {
    const subject = await findWebhookSubject(email, runtime)
    return toOwner(email, subject && { kind: email.kind, ...subject }, runtime)
  }
  if (email.userId) return preparePasswordReset(email, email.userId, runtime)
  const [row] = await runtime.db
    .select({ host: hosts, organizer: organizerWithTexts })
    .from(hosts)
    .innerJoin(organizers, eq(organizers.id, hosts.organizerId))
    .where(eq(hosts.id, email.recipient))
  if (!row) return { kind: "drop", outcome: "no-recipient" }
  const { host, organizer } = row
  const to = { name: host.name, address: host.email }
  if (email.kind !== "connection-broken") {
    return sendTo(email, to, { kind: "unknown-payment", organizer }, runtime)
  }
  const connection = await findConnection(email, runtime)
  if (connection?.state !== "broken") return { kind: "drop", outcome: "mended" }
  const about = { kind: "connection-broken", organizer, hostName: host.name, connection } as const
  return sendTo(email, to, about, runtime)
}

async function preparePasswordReset(
  email: OutboundEmail,
  userId: string,
  runtime: Runtime,
): Promise<Preparation> {
  const resetId = email.detail?.["passwordResetId"]
  const [user] = await runtime.db.select().from(users).where(eq(users.id, userId))
  const [organizer] = await runtime.db
    .select(organizerWithTexts)
    .from(organizers)
    .where(
      sql`${organizers.id} = (select organizer_id from memberships
        where user_id = ${userId} order by created_at limit 1)`,
    )
  if (!user || !organizer || typeof resetId !== "string") {
    return { kind: "drop", outcome: "no-recipient" }
  }
  const token = passwordResetToken(runtime.keyring, resetId)
  const resetUrl = absolute(runtime.env.appUrl, paths.resetPassword(token))
  const about = { kind: "password-reset", organizer, name: user.name, resetUrl } as const
  return sendTo(email, { name: user.name, address: user.email }, about, runtime)
}

/** To an address that has no sign-in yet. An invitation that is over is told to nobody. */
async function prepareInvitation(email: OutboundEmail, runtime: Runtime): Promise<Preparation> {
  const [row] = await runtime.db
    .select({ invitation: invitations, organizer: organizerWithTexts, inviterName: users.name })
    .from(invitations)
    .innerJoin(organizers, eq(organizers.id, invitations.organizerId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.id, email.recipient))
  const now = await runtime.clock.now(runtime.db)
  const isOpen = row && !row.invitation.acceptedAt && !row.invitation.revokedAt
  if (!isOpen || row.invitation.expiresAt <= now)
    return { kind: "drop", outcome: "invitation-over" }
  const { id, email: address, role } = row.invitation
  const token = invitationToken(runtime.keyring, id)
  const acceptUrl = absolute(runtime.env.appUrl, paths.invitation(token))
  const { organizer, inviterName } = row
  const about = { kind: "invitation", organizer, inviterName, role, acceptUrl } as const
  return sendTo(email, { name: "", address }, about, runtime)
}

/** To the client whom a single-use link was made for. One that opens nothing any more is not mailed. */
async function preparePageInvitation(email: OutboundEmail, runtime: Runtime): Promise<Preparation> {
  const [row] = await runtime.db
    .select({
      invitation: pageInvitations,
      organizer: organizerWithTexts,
      slug: pages.slug,
      content: pageRevisions.content,
    })
    .from(pageInvitations)
    .innerJoin(organizers, eq(organizers.id, pageInvitations.organizerId))
    .innerJoin(pages, eq(pages.id, pageInvitations.pageId))
    .innerJoin(
      pageRevisions,
      sql`${pageRevisions.id} = coalesce(${pages.publishedRevisionId}, (
        select id from page_revisions newest where newest.page_id = ${pages.id}
        order by number desc limit 1))`,
    )
    .where(eq(pageInvitations.id, email.recipient))
  const now = await runtime.clock.now(runtime.db)
  const { invitation, organizer } = row ?? {}
  if (!row || !invitation?.email || !organizer) return { kind: "drop", outcome: "no-recipient" }
  const { id, expiresAt } = invitation
  if (invitation.revokedAt || expiresAt <= now) return { kind: "drop", outcome: "link-over" }
  const carried = { invitation: pageInvitationToken(runtime.keyring, id) }
  const path = paths.bookingPage(organizer.slug, row.slug, {}, carried)
  const pageUrl = publicAddress(organizer, path, runtime.env.appUrl)
  const pageTitle = pageContentSchema.parse(row.content).title
  const about = { kind: "page-invitation", organizer, pageTitle, pageUrl, expiresAt } as const
  return sendTo(email, { name: "", address: invitation.email }, about, runtime)
}

type OwnersSubject = Extract<AccountSubject, { kind: "domain-trouble" | "webhook-paused" }>
type WithoutOrganizer<Subject> = Subject extends unknown ? Omit<Subject, "organizer"> : never

/** To an owner, about a thing of the business; null when there is nothing to tell of it any more. */
async function toOwner(
  email: OutboundEmail,
  subject: WithoutOrganizer<OwnersSubject> | null,
  runtime: Runtime,
): Promise<Preparation> {
  if (!subject) return { kind: "drop", outcome: "mended" }
  const [row] = await runtime.db
    .select({ organizer: organizerWithTexts, user: users })
    .from(organizers)
    .innerJoin(users, eq(users.id, email.userId ?? ""))
    .where(eq(organizers.id, email.organizerId ?? ""))
  if (!row) return { kind: "drop", outcome: "no-recipient" }
  const { organizer, user } = row
  const to = { name: user.name, address: user.email }
  return sendTo(email, to, { ...subject, organizer }, runtime)
}

async function findConnection(email: OutboundEmail, { db }: Runtime) {
  const id = email.detail?.["connectionId"]
  if (typeof id !== "string" || !isId(id)) return null
  const [row] = await db.select().from(calendarConnections).where(eq(calendarConnections.id, id))
  return row ?? null
}

async function sendTo(
  { messageId }: OutboundEmail,
  to: Person,
  about: AccountSubject,
  runtime: Runtime,
): Promise<Preparation> {
  const { from, replyTo } = await findSender(about.organizer, runtime)
  const envelope = { from, to, messageId, ...(replyTo ? { replyTo } : {}) }
  return { kind: "send", told: null, about, envelope }
}
