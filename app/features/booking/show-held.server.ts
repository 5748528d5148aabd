import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Frame } from "#app/ui/frame.ts"
import { frameOfBooking, offerOfBooking, timeOfBooking } from "./offer-of-booking.server.ts"
import { openBookingLink, type OpenLink } from "./open-booking-link.server.ts"
import type { HeldFacts } from "./screens/held-screen.tsx"
import { isHold } from "./states.ts"

export type ShownHeld = { status: 200 | 410; frame: Frame; title: string; facts: HeldFacts }

/**
 * What a form in a frame led to: the time that is held or booked, and the one link to what may not be shown
 * inside another site.
 * @param token of the booking's own link
 * @returns null when the token is not signed here, or belongs to another page than the address names
 */
export async function showHeld(
  {
    organizerSlug,
    pageSlug,
    token,
  }: { organizerSlug: string; pageSlug: string; token: string | null },
  runtime: Runtime,
): Promise<ShownHeld | null> {
  const link = await openBookingLink(token ?? "", ["status", "pay"], runtime)
  if (link.kind === "unknown") return null
  const { booking } = link
  if (booking.organizer.slug !== organizerSlug || booking.pageSlug !== pageSlug) return null
  const text = translator(booking.locale, booking.ownTexts)
  const { embedOrigins } = booking.organizer
  const frame: Frame = { ...frameOfBooking(booking), embeddedBy: embedOrigins ?? "any" }
  const title = text("client.held.title", { page: booking.content.title })
  if (link.kind !== "open") {
    const pageHref = paths.bookingPage(organizerSlug, pageSlug, {}, { embed: "1" })
    return { status: 410, frame, title, facts: { kind: "over", pageHref } }
  }
  return { status: 200, frame, title, facts: factsOf(link) }
}

function factsOf({ booking, token, purpose, now }: OpenLink): HeldFacts {
  const shown = { offer: offerOfBooking(booking), time: timeOfBooking(booking) }
  const { state, payableUntil, amountMinor, waitsFor } = booking
  const isPayable =
    isHold(state) && waitsFor !== "settlement" && payableUntil !== null && payableUntil > now
  if (isPayable && amountMinor > 0) {
    return { kind: "pay", ...shown, href: paths.bookingCheckout(token), payableUntil, now }
  }
  const href = purpose === "pay" ? paths.bookingPay(token) : paths.booking(token)
  const isBooked = state === "CONFIRMED"
  const goOnHref = isBooked ? booking.content.afterBookingUrl : null
  return { kind: isBooked ? "booked" : "other", ...shown, href, goOnHref }
}
