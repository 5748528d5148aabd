import { translator } from "#app/messages/translate.ts"
import { formatList } from "#app/messages/format.ts"
import type { BookingFacts, EmailBrand } from "#app/emails/booking-facts.ts"
import { plainParagraphs } from "#app/features/page/plain-paragraphs.ts"
import { policyLine } from "#app/features/page/policy-line.ts"
import { answersOf } from "#app/features/notification/answers.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"

/** What every mail shows of its organizer. */
export function brandOf({
  organizer,
  ownTexts,
}: Pick<EmailBooking, "organizer" | "ownTexts">): EmailBrand {
  return {
    name: organizer.name,
    accentColor: organizer.accentColor,
    logoUrl: null,
    footer: organizer.footer === "" ? null : organizer.footer,
    font: organizer.font,
    texts: ownTexts,
  }
}

/**
 * What a mail says of a booking, in its reader's zone; the join address only once it is confirmed.
 * @param reader `client`, or a host's id
 */
export function factsOf(booking: EmailBooking, reader: string): BookingFacts {
  const locale = reader === "client" ? booking.locale : booking.organizer.locale
  const { content } = booking
  const isConfirmed = booking.state === "CONFIRMED" || booking.state === "COMPLETED"
  const text = translator(booking.locale, booking.ownTexts)
  return {
    organizer: brandOf(booking),
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
      text: content.location.text,
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
