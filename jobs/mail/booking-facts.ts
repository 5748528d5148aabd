import { translator } from "#app/messages/translate.ts"
import { formatList } from "#app/messages/format.ts"
import type { BookingFacts, EmailBrand } from "#app/emails/booking-facts.ts"
import { plainPicture } from "#app/features/media/picture.ts"
import { publicAddress } from "#app/paths.ts"
import { placeName } from "#app/features/page/place-name.ts"
import { plainParagraphs } from "#app/features/page/plain-paragraphs.ts"
import { policyLine } from "#app/features/page/policy-line.ts"
import { answersOf } from "#app/features/notification/answers.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"

/** Enough for sharp screens at the height a logo has in a mail. */
const LOGO_WIDTH = 320

/** What every mail shows of its organizer. */
export function brandOf(
  { organizer, ownTexts, pictures }: Pick<EmailBooking, "organizer" | "ownTexts" | "pictures">,
  appUrl: string,
): EmailBrand {
  const logo = pictures.logo && plainPicture(pictures.logo, { leastWidth: LOGO_WIDTH })
  return {
    name: organizer.name,
    accentColor: organizer.accentColor,
    logoUrl: logo && publicAddress(organizer, logo.src, appUrl),
    footer: organizer.footer === "" ? null : organizer.footer,
    font: organizer.font,
    texts: ownTexts,
  }
}

/**
 * What a mail says of a booking, in its reader's zone; the join address only once it is confirmed.
 * @param reader `client`, or a host's id
 */
export function factsOf(booking: EmailBooking, reader: string, appUrl: string): BookingFacts {
  const locale = reader === "client" ? booking.locale : booking.organizer.locale
  const { content } = booking
  const isConfirmed = booking.state === "CONFIRMED" || booking.state === "COMPLETED"
  const text = translator(booking.locale, booking.ownTexts)
  return {
    organizer: brandOf(booking, appUrl),
    pageTitle: content.title,
    hostName: formatList(
      booking.hosts.map((host) => host.name),
      locale,
    ),
    clientName: booking.clientName,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    timeZone: readerZone(booking, reader),
    locale,
    place: {
      kind: content.location.kind,
      text: placeName(content.location, text),
      url: isConfirmed ? content.location.url : null,
    },
    price:
      booking.amountMinor > 0
        ? { amountMinor: booking.amountMinor, currency: booking.currency }
        : null,
    reference: booking.reference,
    answers: answersOf(booking, "mails"),
    policyLine: policyLine(content, booking.amountMinor > 0, text),
    confirmedParagraphs: plainParagraphs(content.confirmedText),
  }
}

function readerZone(booking: EmailBooking, reader: string): string {
  const { clientTimeZone, hostTimeZone, hostZones } = booking
  return reader === "client" ? clientTimeZone : (hostZones[reader] ?? hostTimeZone)
}
