import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import type { Frame } from "#app/ui/frame.ts"
import { brandOfBooking, frameOfBooking } from "./offer-of-booking.server.ts"
import type { OpenLink, SpentLink } from "./open-booking-link.server.ts"

export type ShownSpentLink = {
  kind: "spent"
  frame: Frame
  title: string
  facts: {
    brand: Brand
    happened: SpentLink["happened"] | "current"
    freshLinkAction: string | null
    isSent: boolean
  }
}

/** What a link says that shows nothing: whose it was and what became of the booking, and no detail of it. */
export function showSpentLink(link: OpenLink | SpentLink, { isSent = false } = {}): ShownSpentLink {
  const { booking, token } = link
  const isRenewable = link.kind === "open" || link.isRenewable
  return {
    kind: "spent",
    frame: frameOfBooking(booking),
    title: translator(
      booking.locale,
      booking.ownTexts,
    )(link.kind === "open" ? "booking.outdated.current.headline" : "booking.outdated.title"),
    facts: {
      brand: brandOfBooking(booking),
      happened: link.kind === "open" ? "current" : link.happened,
      freshLinkAction: isRenewable ? paths.bookingFreshLink(token) : null,
      isSent,
    },
  }
}
