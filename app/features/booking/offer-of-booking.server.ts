import { formatList } from "#app/messages/format.ts"
import { translator } from "#app/messages/translate.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import { placeText } from "#app/features/page/offer-of-page.server.ts"
import type { Offer, ShownTime } from "#app/features/page/screens/offer.ts"
import { brandOf } from "#app/features/page/brand-of.ts"
import { ownFrame } from "#app/features/page/frame-of-page.ts"
import { policyLine } from "#app/features/page/policy-line.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import type { Frame } from "#app/ui/frame.ts"

/** What was sold, in the words of the revision it was sold under, however the page reads by now. */
export function offerOfBooking(booking: EmailBooking): Offer {
  const { content, hosts, amountMinor, currency, locale } = booking
  const names = hosts.map(({ name }) => name)
  const text = translator(booking.locale, booking.ownTexts)
  return {
    brand: brandOfBooking(booking),
    title: content.title,
    host: { name: formatList(names, locale), photoUrl: null },
    durationMinutes: booking.durationMinutes,
    price: amountMinor > 0 ? { amountMinor, currency } : null,
    place: placeText(content.location, text),
    policyLine: policyLine(content, amountMinor > 0, text),
  }
}

/** When it takes place, in the client's own zone. */
export function timeOfBooking(booking: EmailBooking): ShownTime {
  const { startsAt, endsAt, clientTimeZone } = booking
  return { startsAt, endsAt, timeZone: clientTimeZone }
}

/** The organizer's, on every page of the client. */
export function brandOfBooking({
  organizer,
  pictures,
}: Pick<EmailBooking, "organizer" | "pictures">): Brand {
  return brandOf({ ...organizer, logo: pictures.logo })
}

/** The client's language, and the organizer's colour and words. */
export function frameOfBooking(
  booking: Pick<EmailBooking, "locale" | "organizer" | "ownTexts" | "pictures">,
): Frame {
  const { locale, organizer, ownTexts, pictures } = booking
  return { locale, ...ownFrame({ ...organizer, ownTexts, favicon: pictures.favicon }) }
}
