import type { KeptAnswer } from "#db/schema/bookings.ts"
import { toldAnswers } from "#app/features/file/file-answer.ts"
import type { Actor } from "#app/features/actor.ts"

/** A booking with what belongs to it, as it was read. */
export type BookingRow = {
  booking: {
    id: string
    organizerId: string
    state: string
    waitsFor: string | null
    reference: string
    source: string
    clientName: string
    clientEmail: string
    clientTimeZone: string
    locale: string
    notes: string
    answers: Record<string, KeptAnswer>
    durationMinutes: number
    amountMinor: number
    currency: string
    payableUntil: Date | null
    consentedAt: Date | null
    canceledBy: string | null
    createdAt: Date
  }
  startsAt: Date
  endsAt: Date
  page: { id: string; slug: string }
  title: string
  /** The place that its client chose. */
  location: { kind: string; text: string; url: string | null }
  hosts: { id: string; name: string }[]
  /** What came in, and what of it goes back or has gone. */
  money: { paidMinor: number; refundedMinor: number }
}

/** What happened, who did it and why. Its detail holds ids, numbers and instants only. */
export type ToldChange = {
  actor: Actor
  kind: string
  reason: string
  at: Date
  from?: string | undefined
  to?: string | undefined
  detail?: Record<string, string | number | boolean | null> | undefined
}

const HOLDS = ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"]
const INVITED = ["CONFIRMED", "COMPLETED"]

/** Members of a detail that mean something outside; everything else is our own affair. */
const TOLD_DETAILS = [
  "fromStartsAt",
  "fromEndsAt",
  "fromHostId",
  "toHostId",
  "refundId",
  "amountMinor",
  "currency",
]

/** An instant as programs read it everywhere here: `2026-12-03T13:00:00Z`. */
const instant = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, "Z")

/**
 * A booking as a program reads it: every member that reading it through the API has, but the links, which
 * give power over it. Instants are in UTC, money in minor units of its currency, and where to join is for
 * those who are invited.
 * @param state the one that the change led to, where it changed the state
 */
export function bookingAsTold(row: BookingRow, state: string = row.booking.state) {
  const { booking, location } = row
  const { payableUntil, consentedAt } = booking
  return {
    id: booking.id,
    reference: booking.reference,
    state,
    page: row.page.slug,
    title: row.title,
    start: instant(row.startsAt),
    end: instant(row.endsAt),
    duration: booking.durationMinutes,
    timeZone: booking.clientTimeZone,
    hosts: row.hosts.map(({ id, name }) => ({ id, name })),
    name: booking.clientName,
    email: booking.clientEmail,
    notes: booking.notes,
    answers: toldAnswers(booking.answers),
    consentedAt: consentedAt ? instant(consentedAt) : null,
    location: {
      kind: location.kind,
      text: location.text,
      url: INVITED.includes(state) ? location.url : null,
    },
    amountMinor: booking.amountMinor,
    currency: booking.currency,
    paidMinor: row.money.paidMinor,
    refundedMinor: row.money.refundedMinor,
    holdExpiresAt: HOLDS.includes(state) && payableUntil ? instant(payableUntil) : null,
    locale: booking.locale,
    source: booking.source,
    createdAt: instant(booking.createdAt),
  }
}

/** What happened, as programs are told it: who did it, why, and of its details those that the document names. */
export function changeAsTold({ actor, kind, reason, from, to, detail = {} }: ToldChange) {
  const told = Object.entries(detail).filter(([name]) => TOLD_DETAILS.includes(name))
  return {
    by: nameOf(actor),
    kind,
    reason,
    ...(from === undefined ? {} : { fromState: from }),
    ...(to === undefined ? {} : { toState: to }),
    ...Object.fromEntries(told),
  }
}

function nameOf(actor: Actor): "organizer" | "client" | "program" | "system" {
  if (actor.kind === "user") return "organizer"
  if (actor.kind === "api-key") return "program"
  return actor.kind === "client" ? "client" : "system"
}
