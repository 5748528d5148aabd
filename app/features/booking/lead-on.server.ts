import { paths } from "#app/paths.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { signBookingLink } from "./booking-link.server.ts"
import { showPaymentElsewhere } from "./show-pay.server.ts"
import { startPayment } from "./start-payment.server.ts"

export type LeadsOn =
  | { kind: "redirect"; href: string }
  /** A payment page where a form may not lead: shown as a link. */
  | { kind: "elsewhere"; shown: ReturnType<typeof showPaymentElsewhere> }

/**
 * Where a client goes from the form, once a time is theirs: to the checkout of what is due, else to the
 * booking's own page, which also says when the payment provider does not answer. From a frame it is a page
 * in the frame, with the link that leads out of it: neither may be shown inside another site.
 */
export async function leadOn(
  bookingId: string,
  { isEmbedded }: { isEmbedded: boolean },
  runtime: Runtime,
): Promise<LeadsOn> {
  const booking = await getEmailBooking(bookingId, runtime)
  const version = booking.linkVersion
  const token = signBookingLink(runtime.keyring, { bookingId, purpose: "status", version })
  const held = paths.bookingHeld(booking.organizer.slug, booking.pageSlug, token)
  const href = isEmbedded ? held : paths.booking(token)
  const toStatus = { kind: "redirect", href } as const
  if (booking.amountMinor === 0) return toStatus
  const payment = await startPayment({ booking }, runtime)
  if (isEmbedded) return toStatus
  if (payment.kind !== "open") return toStatus
  if (payment.isFollowed) return { kind: "redirect", href: payment.address }
  const now = await runtime.clock.now(runtime.db)
  const link = { kind: "open", booking, purpose: "status", token, now } as const
  return { kind: "elsewhere", shown: showPaymentElsewhere(link, payment.address) }
}
