import {
  findEmailBooking,
  type EmailBooking,
} from "#app/features/notification/read-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { readBookingLink, type LinkPurpose } from "./booking-link.server.ts"

const DAY = 24 * 3_600_000
const PAY_LINK_DAYS = 7
const LINK_DAYS = 180

/** A link that may be followed: its booking as it is now, and for what the link was made. */
export type OpenLink = {
  kind: "open"
  booking: EmailBooking
  purpose: LinkPurpose
  token: string
  now: Date
}

/** A genuine link that shows nothing any more. Its booking is for sending a fresh one, never for showing. */
export type SpentLink = {
  booking: EmailBooking
  token: string
  /** Whether a fresh link would still open anything. */
  isRenewable: boolean
} & ({ kind: "outdated"; happened: "moved" | "ended" } | { kind: "expired"; happened: "expired" })

export type OpenedLink =
  | OpenLink
  | SpentLink
  /** Never signed here, of no booking, or not for this address: always the same answer. */
  | { kind: "unknown" }

/**
 * Opens a signed link at one address. What it was made for, which version of its booking, and how long it
 * lives decide; nothing else is believed.
 * @param allowed the purposes that open the address
 */
export async function openBookingLink(
  token: string,
  allowed: readonly LinkPurpose[],
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<OpenedLink> {
  const link = readBookingLink(runtime.keyring, token)
  if (!link || !allowed.includes(link.purpose)) return { kind: "unknown" }
  const booking = await findEmailBooking(link.bookingId, runtime)
  if (!booking || link.version > booking.linkVersion) return { kind: "unknown" }
  const now = await runtime.clock.now(runtime.db)
  const isRenewable = now < linkEndsAt("status", booking)
  if (now >= linkEndsAt(link.purpose, booking)) {
    return { kind: "expired", happened: "expired", booking, token, isRenewable }
  }
  if (link.version < booking.linkVersion) {
    const happened = isCalledOff(booking) ? "ended" : "moved"
    return { kind: "outdated", happened, booking, token, isRenewable }
  }
  return { kind: "open", booking, purpose: link.purpose, token, now }
}

function isCalledOff({ state, canceledAt }: EmailBooking): boolean {
  return canceledAt !== null || state === "ABANDONED"
}

/**
 * When a link stops working: pay 7 days after the hold's end, so that it can offer the page again; cancel
 * and move at the start; everything else 180 days after the end.
 */
export function linkEndsAt(
  purpose: LinkPurpose,
  booking: Pick<EmailBooking, "payableUntil" | "createdAt" | "startsAt" | "endsAt">,
): Date {
  switch (purpose) {
    case "pay":
      return daysAfter(booking.payableUntil ?? booking.createdAt, PAY_LINK_DAYS)
    case "cancel":
    case "reschedule":
      return booking.startsAt
    default:
      return daysAfter(booking.endsAt, LINK_DAYS)
  }
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY)
}
