import { eq, sql } from "drizzle-orm"
import { calendarConnections } from "#db/schema/calendars.ts"
import { hosts, organizers, users } from "#db/schema/organizers.ts"
import type { EmailContent } from "#app/emails/booking-facts.ts"
import { renderTemplate } from "#app/emails/registry.ts"
import { passwordResetToken } from "#app/features/organizer/password-reset-token.server.ts"
import { translator } from "#app/messages/translate.ts"
import { absolute, paths } from "#app/paths.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Preparation } from "./prepare-email.server.ts"
import type { OutboundEmail } from "./read-email.server.ts"

const RESET_MINUTES = 60

/** A mail that is about no booking: to somebody with a sign-in, or to a host about their calendar. */
export async function prepareAccountEmail(
  email: OutboundEmail,
  runtime: Runtime,
): Promise<Preparation> {
  if (email.userId) return preparePasswordReset(email, email.userId, runtime)
  const [row] = await runtime.db
    .select({ host: hosts, organizer: organizers })
    .from(hosts)
    .innerJoin(organizers, eq(organizers.id, hosts.organizerId))
    .where(eq(hosts.id, email.recipient))
  if (!row) return { kind: "drop", outcome: "no-recipient" }
  const { host, organizer } = row
  const about = { organizer: brand(organizer), locale: organizer.locale }
  if (email.kind === "connection-broken") {
    const connection = await findConnection(email, runtime)
    if (connection?.state !== "broken") return { kind: "drop", outcome: "mended" }
    const content = renderTemplate("connection-broken", {
      ...about,
      hostName: host.name,
      provider: translator(organizer.locale)(`notification.providers.${connection.provider}`),
      account: connection.account,
      detail: connection.brokenReason,
      reconnectUrl: absolute(runtime.env.appUrl, paths.adminCalendars()),
    })
    return sendTo(email, content, { name: host.name, address: host.email }, organizer.name, runtime)
  }
  const content = renderTemplate("organizer-alert", {
    ...about,
    reason: "unknown-payment",
    amounts: {},
    detail: null,
    facts: null,
    adminUrl: absolute(runtime.env.appUrl, paths.today()),
  })
  return sendTo(email, content, { name: host.name, address: host.email }, organizer.name, runtime)
}

async function preparePasswordReset(
  email: OutboundEmail,
  userId: string,
  runtime: Runtime,
): Promise<Preparation> {
  const resetId = email.detail?.["passwordResetId"]
  const [user] = await runtime.db.select().from(users).where(eq(users.id, userId))
  const [organizer] = await runtime.db
    .select()
    .from(organizers)
    .where(
      sql`${organizers.id} = (select organizer_id from memberships
        where user_id = ${userId} order by created_at limit 1)`,
    )
  if (!user || !organizer || typeof resetId !== "string") {
    return { kind: "drop", outcome: "no-recipient" }
  }
  const token = passwordResetToken(runtime.keyring, resetId)
  const content = renderTemplate("password-reset", {
    organizer: brand(organizer),
    locale: organizer.locale,
    name: user.name,
    resetUrl: absolute(runtime.env.appUrl, paths.resetPassword(token)),
    validMinutes: RESET_MINUTES,
  })
  return sendTo(email, content, { name: user.name, address: user.email }, organizer.name, runtime)
}

async function findConnection(email: OutboundEmail, { db }: Runtime) {
  const id = email.detail?.["connectionId"]
  if (typeof id !== "string" || !isId(id)) return null
  const [row] = await db.select().from(calendarConnections).where(eq(calendarConnections.id, id))
  return row ?? null
}

function brand({ name, accentColor }: typeof organizers.$inferSelect) {
  return { name, accentColor, logoUrl: null, footer: null }
}

function sendTo(
  { messageId }: OutboundEmail,
  content: EmailContent,
  to: { name: string; address: string },
  organizerName: string,
  { env }: Runtime,
): Preparation {
  const from = { name: organizerName, address: env.mailFrom }
  return { kind: "send", told: null, email: { ...content, from, to, messageId } }
}
