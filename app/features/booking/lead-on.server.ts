import { paths } from "#app/paths.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { signBookingLink } from "./booking-link.server.ts"
import { showPaymentElsewhere } from "./show-pay.server.ts"
import { startPayment } from "./start-payment.server.ts"

export type LeadsOn =
  | { kind: "redirect"; href: string }
  /** A payment page where a form may not lead: shown as a link. */
  | { kind: "elsewhere"; shown: ReturnType<typeof showPaymentElsewhere> }

type LeadingOn = {
  /** In a frame of another site. */
  isEmbedded: boolean
  /** The page whose form was sent, as it is now. */
  page: Pick<ShownPage, "revision">
}

/**
 * Where a client goes from the form, once a time is theirs: to the checkout of what is due, else to the page
 * where the organizer wants their clients to go on, or the booking's own, which also says when the payment provider
 * does not answer. From a frame it is a page in the frame, with the links that lead out of it: none of these may be
 * shown inside another site.
 * @param formRevisionId the revision whose form was sent, as the form says
 */
export async function leadOn(
  bookingId: string,
  { isEmbedded, page }: LeadingOn,
  formRevisionId: string | null,
  runtime: Runtime,
): Promise<LeadsOn> {
  const booking = await getEmailBooking(bookingId, runtime)
  const version = booking.linkVersion
  const token = signBookingLink(runtime.keyring, { bookingId, purpose: "status", version })
  const held = paths.bookingHeld(booking.organizer.slug, booking.pageSlug, token)
  const href = isEmbedded ? held : paths.booking(token)
  const toStatus = { kind: "redirect", href } as const
  if (booking.amountMinor === 0) {
    const goOn = booking.state === "CONFIRMED" ? booking.content.afterBookingUrl : null
    // A form leads only where its own page lets it (form-action): the other site may be newer than the form.
    const mayLead = formRevisionId === page.revision.id
    return goOn !== null && mayLead && !isEmbedded ? { kind: "redirect", href: goOn } : toStatus
  }
  const payment = await startPayment({ booking }, runtime)
  if (isEmbedded) return toStatus
  if (payment.kind !== "open") return toStatus
  if (payment.isFollowed) return { kind: "redirect", href: payment.address }
  const now = await runtime.clock.now(runtime.db)
  const link = { kind: "open", booking, purpose: "status", token, now } as const
  return { kind: "elsewhere", shown: showPaymentElsewhere(link, payment.address) }
}
