import { translator } from "#app/messages/translate.ts"
import { paths, publicAddress } from "#app/paths.ts"
import { signBookingLink, type LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { placeName } from "#app/features/page/place-name.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { addToCalendarLinks } from "./add-to-calendar-links.ts"
import type { EmailBooking } from "./read-email.server.ts"

/** Absolute addresses of a booking as it is now; the calendars' own carry no token. */
export type BookingLinks = {
  status: string
  cancel: string
  reschedule: string
  calendarFile: string
  google: string
  outlook: string
}

/** A signed address of a booking as it is now. */
export function bookingAddress(
  runtime: Pick<Runtime, "keyring" | "env">,
  booking: Pick<EmailBooking, "id" | "linkVersion" | "organizer">,
  purpose: LinkPurpose,
  path: (token: string) => string,
): string {
  const link = { bookingId: booking.id, purpose, version: booking.linkVersion }
  return publicAddress(
    booking.organizer,
    path(signBookingLink(runtime.keyring, link)),
    runtime.env.appUrl,
  )
}

/** Every signed address that a mail about a booking may carry, absolute, on the host its organizer goes by. */
export function linksOf(
  booking: EmailBooking,
  runtime: Pick<Runtime, "keyring" | "env">,
): BookingLinks {
  const address = (purpose: LinkPurpose, path: (token: string) => string) =>
    bookingAddress(runtime, booking, purpose, path)
  const { location, title } = booking.content
  const text = translator(booking.locale, booking.ownTexts)
  const calendars = addToCalendarLinks({
    title: `${title} · ${booking.organizer.name}`,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    description: booking.reference,
    location: location.url ?? placeName(location, text),
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
    // A private page is opened by nothing less than a link of the client's own.
    resume: resume || booking.content.visibility === "private" ? token : null,
  })
  return publicAddress(booking.organizer, path, runtime.env.appUrl)
}
