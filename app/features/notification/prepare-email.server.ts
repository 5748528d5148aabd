import { eq, sql } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { hosts } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findSender } from "./find-sender.server.ts"
import { invitationFile } from "./invitation.server.ts"
import { isWanted } from "./is-wanted.server.ts"
import type { EmailKind } from "./kinds.ts"
import { prepareAccountEmail, type AccountSubject } from "./prepare-account-email.server.ts"
import {
  findOutboundEmail,
  getEmailBooking,
  type EmailBooking,
  type OutboundEmail,
} from "./read-email.server.ts"
import { answersTo } from "./sender.ts"

export type Person = { name: string; address: string }

const INVITATIONS: EmailKind[] = ["booking-confirmed", "booking-moved", "booking-reassigned"]

/** Everything of a mail but its words. Addresses are read here and nowhere kept. */
export type Envelope = {
  from: Person
  to: Person
  replyTo?: Person
  messageId: string
  calendar?: { method: "REQUEST" | "CANCEL"; content: string; filename: string }
}

/** What a mail is about: its words are made of this. */
export type EmailSubject =
  { kind: "booking"; email: OutboundEmail; booking: EmailBooking } | AccountSubject

export type Preparation =
  /** `told` is what the recipient knows afterwards; it is kept with the row. */
  | { kind: "send"; envelope: Envelope; about: EmailSubject; told: string | null }
  | { kind: "drop"; outcome: string }
  | { kind: "wait"; until: Date }
  /** Sent or dropped before. */
  | { kind: "done" }

/** What is to be done about a mail that is due: send it as things are now, wait, or drop it. */
export async function prepareEmail(
  outboundEmailId: string,
  runtime: Runtime,
): Promise<Preparation> {
  const email = await findOutboundEmail(outboundEmailId, runtime)
  if (!email || email.state === "sent" || email.state === "dropped") return { kind: "done" }
  const now = await runtime.clock.now(runtime.db)
  if (email.sendAfter > now) return { kind: "wait", until: email.sendAfter }
  if (!email.bookingId) return prepareAccountEmail(email, runtime)

  const booking = await getEmailBooking(email.bookingId, runtime)
  const verdict = await isWanted(email, booking, now, runtime)
  if (verdict.kind !== "send") return verdict
  const isClient = email.recipient === "client"
  const client = { name: booking.clientName, address: booking.clientEmail }
  const sender = await findSender(booking.organizer, runtime)
  const host = personOf(isClient ? booking.host : await getRecipient(email, booking, runtime))
  return {
    kind: "send",
    told: `told-sequence:${booking.icalSequence}`,
    about: { kind: "booking", email, booking },
    envelope: {
      from: sender.from,
      to: isClient ? client : host,
      replyTo: isClient ? answersTo(sender, { mailFrom: runtime.env.mailFrom, host }) : client,
      messageId: email.messageId,
      ...attachmentOf(email, await fixOrganizer(booking, runtime), now),
    },
  }
}

/** Whoever invites first stays the one who moves and cancels, whatever account is connected later. */
async function fixOrganizer(booking: EmailBooking, { db }: Runtime): Promise<EmailBooking> {
  if (booking.icalOrganizer) return booking
  const address = booking.host.calendarAccount ?? booking.host.email
  const [row] = await db
    .update(bookings)
    .set({ icalOrganizer: sql`coalesce(${bookings.icalOrganizer}, ${address})` })
    .where(eq(bookings.id, booking.id))
    .returning({ icalOrganizer: bookings.icalOrganizer })
  return { ...booking, icalOrganizer: row?.icalOrganizer ?? address }
}

/** The host whom a mail is for; one who was replaced is told so too. */
async function getRecipient(
  { recipient }: OutboundEmail,
  { hosts: there }: EmailBooking,
  { db }: Runtime,
): Promise<{ name: string; email: string }> {
  const known = there.find(({ id }) => id === recipient)
  if (known) return known
  const [host] = await db.select().from(hosts).where(eq(hosts.id, recipient))
  if (!host) throw new Error(`There is no host ${recipient}.`)
  return host
}

function personOf({ name, email }: { name: string; email: string }): Person {
  return { name, address: email }
}

/** Invitations and cancelations carry the calendar file: for whoever was invited, and nobody else. */
function attachmentOf(
  email: OutboundEmail,
  booking: EmailBooking,
  now: Date,
): Pick<Envelope, "calendar"> {
  if (email.recipient !== "client") return {}
  const kind = email.kind as EmailKind
  const isInvitation = INVITATIONS.includes(kind)
  const isCancelation = kind === "booking-canceled" && booking.confirmedAt !== null
  if (!isInvitation && !isCancelation) return {}
  const method = isInvitation ? "REQUEST" : "CANCEL"
  return {
    calendar: {
      method,
      content: invitationFile(booking, method, now),
      filename: isInvitation ? "invitation.ics" : "cancellation.ics",
    },
  }
}
