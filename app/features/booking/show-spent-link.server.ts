import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import type { Frame } from "#app/ui/frame.ts"
import { brandOfBooking, frameOfBooking } from "./offer-of-booking.server.ts"
import type { SpentLink } from "./open-booking-link.server.ts"

export type ShownSpentLink = {
  frame: Frame
  title: string
  facts: {
    brand: Brand
    happened: SpentLink["happened"]
    freshLinkAction: string | null
    isSent: boolean
  }
}

/** What an old link says: whose it was and what became of the booking, and no detail of it. */
export function showSpentLink(
  { booking, happened, token, isRenewable }: SpentLink,
  { isSent = false } = {},
): ShownSpentLink {
  return {
    frame: frameOfBooking(booking),
    title: translator(booking.locale)("booking.outdated.title"),
    facts: {
      brand: brandOfBooking(booking),
      happened,
      freshLinkAction: isRenewable ? paths.bookingFreshLink(token) : null,
      isSent,
    },
  }
}
