import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Frame } from "#app/ui/frame.ts"
import { frameOfBooking, offerOfBooking, timeOfBooking } from "./offer-of-booking.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"
import type { ReleaseFacts } from "./screens/release-screen.tsx"

/**
 * The question before an unpaid hold is let go.
 * @param action where its form is sent
 * @param isProblem it was tried, and the payment provider did not answer
 */
export function showRelease(
  { booking, token, purpose }: OpenLink,
  { action, isProblem }: { action: string; isProblem: boolean },
): { kind: "release"; frame: Frame; title: string; facts: ReleaseFacts } {
  return {
    kind: "release",
    frame: frameOfBooking(booking),
    title: translator(booking.locale, booking.ownTexts)("booking.hold.releaseHeadline"),
    facts: {
      offer: offerOfBooking(booking),
      time: timeOfBooking(booking),
      action,
      keepHref: purpose === "status" ? paths.booking(token) : null,
      isProblem,
    },
  }
}
