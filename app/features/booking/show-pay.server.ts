import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import {
  brandOfBooking,
  frameOfBooking,
  offerOfBooking,
  timeOfBooking,
} from "./offer-of-booking.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"
import type { StatusView } from "./screens/status-facts.ts"
import { showStatus, type ShownStatus } from "./show-status.server.ts"

export type ShownPay =
  | ({ kind: "status" } & ShownStatus)
  | {
      kind: "outcome"
      frame: ShownStatus["frame"]
      title: string
      facts: { brand: Brand; outcome: "paid" | "over"; freshLinkAction: string }
    }

/**
 * What there is to pay and until when. A link made for paying shows its hold and what became of it, never
 * the booking: once it is paid, the page only says so.
 * @param isCheckoutProblem the payment page could not be opened just now
 */
export async function showPay(
  link: OpenLink,
  { isCheckoutProblem = false }: { isCheckoutProblem?: boolean },
  runtime: Runtime,
): Promise<ShownPay> {
  const shown = await showStatus(link, { isCheckoutProblem }, runtime)
  if (link.purpose === "status") return { kind: "status", ...shown }
  const { frame, facts } = shown
  const view = viewOfPayLink(facts.view, link.token)
  if (view) return { kind: "status", ...shown, facts: { ...facts, answers: [], paid: null, view } }
  const { state } = facts.view
  const outcome = state === "CONFIRMED" || state === "COMPLETED" ? "paid" : "over"
  return {
    kind: "outcome",
    frame,
    title: translator(frame.locale, frame.texts)(`booking.payLink.${outcome}.headline`),
    facts: {
      brand: brandOfBooking(link.booking),
      outcome,
      freshLinkAction: paths.bookingFreshLink(link.token),
    },
  }
}

/** The same view with nothing in it that this link does not open; null when it may not be shown. */
function viewOfPayLink(view: StatusView, token: string): StatusView | null {
  if (view.state === "ABANDONED") return view
  if (view.state === "PAYMENT_PENDING" && view.waitsFor === "settlement") return view
  if (view.state === "PAYMENT_PENDING" && view.waitsFor === "checking") {
    return { ...view, reloadHref: paths.bookingPay(token) }
  }
  if (!("hold" in view)) return null
  return { ...view, hold: { ...view.hold, actions: { ...view.hold.actions, releaseAction: null } } }
}

/** The way to a payment page where a form may not lead, as a link. */
export function showPaymentElsewhere({ booking, now }: OpenLink, checkoutUrl: string) {
  return {
    kind: "elsewhere" as const,
    frame: frameOfBooking(booking),
    title: translator(booking.locale, booking.ownTexts)("booking.elsewhere.title", {
      page: booking.content.title,
    }),
    facts: {
      offer: offerOfBooking(booking),
      time: timeOfBooking(booking),
      checkoutUrl,
      payableUntil: booking.payableUntil ?? now,
      now,
    },
  }
}
