import { translator } from "#app/messages/translate.ts"
import { absolute, paths } from "#app/paths.ts"
import type { BookingFacts, BookingLinks, EmailBrand } from "#app/emails/booking-facts.ts"
import { signBookingLink, type LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { policyLine } from "#app/features/page/screens/policy-line.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { addToCalendarLinks } from "./add-to-calendar-links.ts"
import type { EmailBooking } from "./read-email.server.ts"

export function brandOf({ organizer }: Pick<EmailBooking, "organizer">): EmailBrand {
  return {
    name: organizer.name,
    accentColor: organizer.accentColor,
    logoUrl: null,
    footer: null,
  }
}

/** What a mail says of a booking, in its reader's zone; the join address only once it is confirmed. */
export function factsOf(booking: EmailBooking, reader: "client" | "host"): BookingFacts {
  const { content } = booking
  const isConfirmed = booking.state === "CONFIRMED" || booking.state === "COMPLETED"
  const text = translator(booking.locale)
  return {
    organizer: brandOf(booking),
    pageTitle: content.title,
    hostName: booking.host.name,
    clientName: booking.clientName,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    timeZone: reader === "client" ? booking.clientTimeZone : booking.hostTimeZone,
    locale: reader === "client" ? booking.locale : booking.organizer.locale,
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
    answers: answersOf(booking),
    policyLine: policyLine(content, booking.amountMinor > 0, text),
  }
}

/** The answers that were given, in the order of the questions they were asked by. */
export function answersOf(booking: Pick<EmailBooking, "content" | "answers" | "notes">) {
  const given = booking.content.questions.flatMap(({ id, label }) => {
    const answer = booking.answers[id]
    const value = Array.isArray(answer) ? answer.join(", ") : (answer ?? "")
    return value === "" ? [] : [{ label, value }]
  })
  const text = translator("en")
  return booking.notes === ""
    ? given
    : [...given, { label: text("notification.notes"), value: booking.notes }]
}

/** A signed address of a booking as it is now. */
export function bookingAddress(
  runtime: Pick<Runtime, "keyring" | "env">,
  booking: Pick<EmailBooking, "id" | "linkVersion">,
  purpose: LinkPurpose,
  path: (token: string) => string,
): string {
  const link = { bookingId: booking.id, purpose, version: booking.linkVersion }
  return absolute(runtime.env.appUrl, path(signBookingLink(runtime.keyring, link)))
}

export function linksOf(
  booking: EmailBooking,
  runtime: Pick<Runtime, "keyring" | "env">,
): BookingLinks {
  const address = (purpose: LinkPurpose, path: (token: string) => string) =>
    bookingAddress(runtime, booking, purpose, path)
  const { location, title } = booking.content
  const calendars = addToCalendarLinks({
    title: `${title} · ${booking.organizer.name}`,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    description: booking.reference,
    location: location.url ?? location.text,
  })
  return {
    status: address("status", paths.booking),
    cancel: address("cancel", paths.bookingCancel),
    reschedule: address("reschedule", (token) => paths.bookingReschedule(token)),
    calendarFile: address("calendar", paths.bookingCalendarFile),
    ...calendars,
  }
}

/** The page with its times; `resume` lets an unpaid hold move there. */
export function otherTimesAddress(
  booking: EmailBooking,
  runtime: Pick<Runtime, "keyring" | "env">,
  { resume }: { resume: boolean },
): string {
  const token = signBookingLink(runtime.keyring, {
    bookingId: booking.id,
    purpose: "pay",
    version: booking.linkVersion,
  })
  const path = paths.bookingPage(booking.organizer.slug, booking.pageSlug, {
    resume: resume ? token : null,
  })
  return absolute(runtime.env.appUrl, path)
}
