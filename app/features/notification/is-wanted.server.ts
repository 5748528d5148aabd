import { and, desc, eq, gt, inArray, sql } from "drizzle-orm"
import { outboundEmails } from "#db/schema/messages.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { EmailKind } from "./kinds.ts"
import type { EmailBooking, OutboundEmail } from "./read-email.server.ts"

const SECOND = 1000
const HOUR = 3_600_000
/** How long an invitation waits for the calendar to name the event it goes with. */
const WAIT_FOR_CALENDAR_MS = 5 * 60 * SECOND

export type Verdict =
  | { kind: "send" }
  /** No longer true, or told already by another mail. */
  | { kind: "drop"; outcome: string }
  | { kind: "wait"; until: Date }

const send: Verdict = { kind: "send" }
const drop = (outcome: string): Verdict => ({ kind: "drop", outcome })
const isLive = (booking: EmailBooking) =>
  booking.state === "CONFIRMED" || booking.state === "COMPLETED"

/**
 * Whether a mail that was owed is still true when it is about to go: nothing after the end, one story even
 * when jobs come late, and no reminder to pay for somebody who has paid.
 */
export async function isWanted(
  email: OutboundEmail,
  booking: EmailBooking,
  now: Date,
  runtime: Runtime,
): Promise<Verdict> {
  const isCurrent = email.sequence === booking.icalSequence
  if (isForReplaced(email, booking)) return drop("handed-over")
  switch (email.kind as EmailKind) {
    case "hold-resume":
      if (!isUnpaidHold(booking, now) || !isCurrent) return drop("no-longer-held")
      return (await remindedLately(booking, now, runtime)) ? drop("reminded-lately") : send
    case "payment-failed":
      return booking.state === "PAYMENT_FAILED" && isUnpaidHold(booking, now)
        ? send
        : drop("paid-or-over")
    case "booking-confirmed":
    case "booking-received":
      return isLive(booking) ? waitForCalendar(booking, now, runtime) : drop("ended")
    case "reminder-24h":
    case "reminder-1h":
      return booking.state === "CONFIRMED" && isCurrent && booking.startsAt > now
        ? send
        : drop(isCurrent ? "ended" : "moved")
    case "booking-handed-over":
      // Whoever was replaced hears of nothing else any more, of a cancelation neither.
      return afterFirstMail(email, now, runtime)
    case "booking-reassigned":
    case "booking-moved":
      if (!isLive(booking)) return drop("ended")
      // Another host and another time are two pieces of news: only one of its own kind tells it again.
      if (await isToldByLater(email, runtime)) return drop("moved-again")
      return afterFirstMail(email, now, runtime)
    case "booking-canceled":
      if (await isToldByLater(email, runtime)) return drop("told-by-later")
      return email.recipient === "client" ? send : afterFirstMail(email, now, runtime)
    default:
      return send
  }
}

const OF_TAKING_PART: string[] = [
  "booking-received",
  "booking-moved",
  "booking-canceled",
] satisfies EmailKind[]

/** A host who takes part no more hears of being replaced, and of nothing else. */
function isForReplaced({ kind, recipient }: OutboundEmail, { hostIds }: EmailBooking): boolean {
  return OF_TAKING_PART.includes(kind) && recipient !== "client" && !hostIds.includes(recipient)
}

function isUnpaidHold(booking: EmailBooking, now: Date): boolean {
  return (
    isHold(booking.state) &&
    booking.waitsFor !== "settlement" &&
    booking.payableUntil !== null &&
    booking.payableUntil > now
  )
}

/** At most one way-back mail per address and hour, whatever was held. */
async function remindedLately(booking: EmailBooking, now: Date, { db }: Runtime): Promise<boolean> {
  const [row] = await db.execute(sql`
    select from outbound_emails e join bookings b on b.id = e.booking_id
    where e.kind = 'hold-resume' and e.state = 'sent'
      and e.sent_at > ${new Date(now.getTime() - HOUR).toISOString()}::timestamptz
      and b.organizer_id = ${booking.organizerId} and b.client_email = ${booking.clientEmail}::citext
    limit 1`)
  return row !== undefined
}

/**
 * A later mail of the same kind tells everything: another move, or money that came in after a cancelation.
 */
async function isToldByLater(email: OutboundEmail, { db }: Runtime): Promise<boolean> {
  const [later] = await db
    .select({ id: outboundEmails.id })
    .from(outboundEmails)
    .where(
      and(
        eq(outboundEmails.bookingId, email.bookingId ?? ""),
        eq(outboundEmails.kind, email.kind),
        eq(outboundEmails.recipient, email.recipient),
        gt(outboundEmails.sequence, email.sequence),
        inArray(outboundEmails.state, ["pending", "sent"]),
      ),
    )
    .limit(1)
  return later !== undefined
}

/** The invitation carries the UID of the event in the host's calendar, once the calendar has answered. */
async function waitForCalendar(
  booking: EmailBooking,
  now: Date,
  { db }: Runtime,
): Promise<Verdict> {
  const deadline = new Date((booking.confirmedAt?.getTime() ?? 0) + WAIT_FOR_CALENDAR_MS)
  if (now >= deadline) return send
  const [unanswered] = await db.execute(sql`
    select from calendar_events e join calendars c on c.id = e.calendar_id
    join calendar_connections n on n.id = c.connection_id
    where e.meeting_id = ${booking.meetingId} and e.presence in ('none', 'unknown')
      and n.state = 'connected' limit 1`)
  if (!unanswered) return send
  return {
    kind: "wait",
    until: new Date(Math.min(now.getTime() + 10 * SECOND, deadline.getTime())),
  }
}

/**
 * News goes only to somebody who has read what it changes. When the first mail has not gone out yet, it
 * tells the new state by itself; while it is on its way, this one waits.
 */
async function afterFirstMail(email: OutboundEmail, now: Date, { db }: Runtime): Promise<Verdict> {
  const kind = email.recipient === "client" ? "booking-confirmed" : "booking-received"
  const [first] = await db
    .select({ state: outboundEmails.state, outcome: outboundEmails.outcome })
    .from(outboundEmails)
    .where(
      and(
        eq(outboundEmails.bookingId, email.bookingId ?? ""),
        eq(outboundEmails.kind, kind),
        eq(outboundEmails.recipient, email.recipient),
      ),
    )
    // One who was replaced and came back was invited twice.
    .orderBy(desc(outboundEmails.sequence))
    .limit(1)
  if (first?.state === "pending")
    return { kind: "wait", until: new Date(now.getTime() + 15 * SECOND) }
  if (first?.state !== "sent") return drop("never-invited")
  const told = Number(first.outcome?.replace("told-sequence:", "") ?? 0)
  return told >= email.sequence ? drop("told-already") : send
}
