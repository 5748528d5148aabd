import { paths, publicAddress } from "#app/paths.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import { toldAnswers } from "#app/features/file/file-answer.ts"
import { getEmailBooking, type EmailBooking } from "#app/features/notification/read-email.server.ts"
import { findCheckoutAddress } from "#app/features/payment/find-checkout-address.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { DescribedBooking } from "./booking-schema.ts"

type Describing = Pick<Runtime, "db" | "keyring" | "env">

/** An instant in UTC without fractions of a second. */
export function instantText(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, "Z")
}

/** The client's own page of a booking as it is now, and the token in its address. */
export function clientLinks(
  { id, linkVersion, organizer }: Pick<EmailBooking, "id" | "linkVersion" | "organizer">,
  { keyring, env }: Pick<Runtime, "keyring" | "env">,
): { statusUrl: string; token: string } {
  const token = signBookingLink(keyring, {
    bookingId: id,
    purpose: "status",
    version: linkVersion,
  })
  return { statusUrl: publicAddress(organizer, paths.booking(token), env.appUrl), token }
}

/** Until when a booking can be paid, as long as it is an unpaid hold. */
export function holdExpiry(booking: Pick<EmailBooking, "state" | "payableUntil">): string | null {
  return isHold(booking.state) && booking.payableUntil ? instantText(booking.payableUntil) : null
}

/**
 * A booking as programs read it, now.
 * @param mayHaveLinks leaves out what does more than reading when false
 */
export async function describeBooking(
  bookingId: string,
  { mayHaveLinks }: { mayHaveLinks: boolean },
  runtime: Describing,
): Promise<DescribedBooking> {
  const booking = await getEmailBooking(bookingId, runtime)
  const { content, state } = booking
  const { kind, text, url } = content.location
  const isJoinable = state === "CONFIRMED" || state === "COMPLETED"
  const isPayable = mayHaveLinks && isHold(state)
  const links = mayHaveLinks ? clientLinks(booking, runtime) : { statusUrl: null, token: null }
  return {
    id: booking.id,
    reference: booking.reference,
    state,
    page: booking.pageSlug,
    title: content.title,
    start: instantText(booking.startsAt),
    end: instantText(booking.endsAt),
    duration: booking.durationMinutes,
    timeZone: booking.clientTimeZone,
    hosts: booking.hosts.map(({ id, name }) => ({ id, name })),
    name: booking.clientName,
    email: booking.clientEmail,
    notes: booking.notes,
    answers: toldAnswers(booking.answers),
    consentedAt: booking.consentedAt ? instantText(booking.consentedAt) : null,
    location: { kind, text, url: isJoinable ? url : null },
    amountMinor: booking.amountMinor,
    currency: booking.currency,
    paidMinor: booking.capturedMinor,
    refundedMinor: booking.refundReservedMinor,
    holdExpiresAt: holdExpiry(booking),
    checkoutUrl: isPayable ? await findCheckoutAddress(booking.id, runtime) : null,
    ...links,
  }
}
